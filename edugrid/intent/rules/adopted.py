"""Adopted projects: names that exist, labels once, references to what stands before them."""

from collections.abc import Iterator
from typing import Any

from edugrid.intent.adopted import REFERENCE, AdoptedProject
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Loc, Source
from edugrid.text import Text

_CLOUD = Text("cloud", "云")
_OBJECT = Text("earlier object", "位于其前的对象")
_SERVER = Text("server", "云主机")


def adopted(scope: Scope) -> None:
    """Check every file of adopted projects."""
    for city, sources, broken in scope.cities:
        clouds = [cloud.name for cloud in city.file.clouds]
        seen: dict[str, str] = {}
        for number, project in enumerate(city.adopted):
            source = sources[f"adopted.{number}"]
            if city.path not in broken and project.cloud not in clouds:
                scope.unknown(source, ("cloud",), _CLOUD, project.cloud, clouds)
            if project.project_id in seen:
                other = seen[project.project_id]
                message = Text(f"{other} holds this project already", f"{other} 已登记该项目")
                scope.report(source, ("project_id",), "duplicate", message)
            seen[project.project_id] = source.file
            _resources(scope, source, project)
            _applications(scope, source, project)


def _resources(scope: Scope, source: Source, project: AdoptedProject) -> None:
    before: list[str] = []
    for index, item in enumerate(project.resources):
        if item.label in before:
            loc = ("resources", index, "label")
            scope.report(source, loc, "duplicate", Text(f"{item.label!r} is given twice", f"“{item.label}”重复"))
        for name in _references(item.properties):
            if name not in before:
                scope.unknown(source, ("resources", index, "properties"), _OBJECT, name, before)
        before.append(item.label)


def _applications(scope: Scope, source: Source, project: AdoptedProject) -> None:
    servers = [item.label for item in project.resources if item.kind == "server"]
    owned: set[str] = set()
    for index, app in enumerate(project.applications):
        for number, label in enumerate(app.servers):
            loc: Loc = ("applications", index, "servers", number)
            if label not in servers:
                scope.unknown(source, loc, _SERVER, label, servers)
            if label in owned:
                scope.report(source, loc, "duplicate", Text(f"{label!r} is given twice", f"“{label}”重复"))
            owned.add(label)
    missing = [label for label in servers if label not in owned]
    if missing:
        message = Text(
            f"no application says whose these are: {', '.join(missing)}",
            f"以下云主机没有归属的应用：{'、'.join(missing)}",
        )
        scope.report(source, ("applications",), "no-owner", message)


def _references(value: Any) -> Iterator[str]:  # noqa: ANN401 - properties hold anything that YAML holds
    if isinstance(value, str):
        found = REFERENCE.match(value)
        if found:
            yield found.group(1)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)
