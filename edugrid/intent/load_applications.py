"""Applications of a city with everything they inherit."""

from pathlib import Path
from typing import NamedTuple

from edugrid.intent.files import CityFile, CountyFile
from edugrid.intent.problems import Problem
from edugrid.intent.read_text import read_text
from edugrid.intent.resolved_application import ResolvedApplication, resolve_application
from edugrid.intent.service_profile import ServiceProfile
from edugrid.intent.settings import Settings
from edugrid.intent.source import Source, dotted
from edugrid.text import Text


class ReadApplications(NamedTuple):
    """The applications that could be resolved, and the texts of all cloud-init files by name."""

    applications: tuple[ResolvedApplication, ...]
    user_data: dict[str, str]


def load_applications(
    folder: Path,
    city: tuple[CityFile, Source],
    counties: list[tuple[CountyFile, Source]],
    services: dict[str, ServiceProfile],
    settings: Settings,
    problems: list[Problem],
) -> ReadApplications:
    """Resolve every application of ``city`` and read the cloud-init files that it and its ``counties`` name."""
    file, source = city
    found: list[ResolvedApplication] = []
    for index, app in enumerate(file.applications):
        service = services.get(app.profile) if app.profile else None
        if app.profile and service is None:
            _missing_profile(source, index, app.profile, services, problems)
            continue
        try:
            found.append(resolve_application(app, service, settings))
        except LookupError as error:
            name = str(error.args[0])
            message = Text(f"{name!r} is required", f"缺少必填项“{name}”")
            hint = Text("or name a service profile with 'profile'", "或用 profile 指定一个服务配置")
            loc = ("applications", index)
            problems.append(
                Problem(source.file, source.line(loc), f"{dotted(loc)}.{name}", "missing-key", message, hint)
            )
    wanted = {app.cloud_init for app in found} | {c.nfv_edge.cloud_init for c, _ in counties if c.nfv_edge}
    texts = {name: read_text(folder / name, problems) for name in sorted(name for name in wanted if name)}
    return ReadApplications(tuple(found), {name: text for name, text in texts.items() if text is not None})


def _missing_profile(
    source: Source, index: int, name: str, services: dict[str, ServiceProfile], problems: list[Problem]
) -> None:
    loc = ("applications", index, "profile")
    message = Text(f"there is no service profile {name!r}", f"没有名为“{name}”的服务配置")
    known = ", ".join(services)
    hint = Text(f"known: {known}", f"已有：{known}")
    problems.append(Problem(source.file, source.line(loc), dotted(loc), "missing-reference", message, hint))
