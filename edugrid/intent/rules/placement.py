"""Placement: pinned clouds keep the rules, every application has a cloud, and the record fits city.yml."""

from edugrid.intent.excepted import excepted
from edugrid.intent.resolved_application import ResolvedApplication
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Source
from edugrid.intent.tree import City
from edugrid.text import Text

_CLOUD = Text("cloud", "云")


def placement(scope: Scope) -> None:
    """Report pins and moves that break a hard rule, applications that no cloud suits, and records of unknown clouds."""
    for city, sources, broken in scope.cities:
        if city.path in broken or not city.file.clouds:
            continue
        _recorded(scope, city, sources["placement"])
        _decided(scope, city, sources[city.path])


def _decided(scope: Scope, city: City, source: Source) -> None:
    from edugrid.design.decide import decide

    lines = {app.name: index for index, app in enumerate(city.file.applications)}
    for app, decision in zip(city.applications, decide(city), strict=True):
        loc = ("applications", lines[app.name])
        if app.cloud is not None:
            _hard(scope, city, source, (*loc, "cloud"), app, app.cloud)
        elif decision.cloud is None and app.name not in city.placed:
            why = decision.reason
            message = Text(f"no cloud suits {app.name}: {why.en}", f"没有适合 {app.name} 的云：{why.zh}")
            hint = Text("change its needs, or add a cloud that suits", "请调整应用需求，或增加合适的云")
            scope.report(source, loc, "no-cloud-suits", message, hint)


def _recorded(scope: Scope, city: City, source: Source) -> None:
    clouds = [cloud.name for cloud in city.file.clouds]
    apps = {app.name: app for app in city.applications}
    for name, record in city.placed.items():
        loc = ("applications", name)
        if name not in apps:
            continue  # the record of an application that is gone harms nobody
        if record.cloud not in clouds:
            scope.unknown(source, (*loc, "cloud"), _CLOUD, record.cloud, clouds)
        if record.move is None:
            continue
        to = (*loc, "move", "to")
        if record.move.to not in clouds:
            scope.unknown(source, to, _CLOUD, record.move.to, clouds)
        elif record.move.to == record.cloud:
            message = Text(f"{name} lies on {record.cloud} already", f"{name} 已在 {record.cloud}")
            scope.report(source, to, "move-nowhere", message)
        else:
            _hard(scope, city, source, to, apps[name], record.move.to)


def _hard(
    scope: Scope, city: City, source: Source, loc: tuple[str | int, ...], app: ResolvedApplication, name: str
) -> None:
    from edugrid.design.placement_rules import PLACEMENT_RULES

    cloud = next((cloud for cloud in city.file.clouds if cloud.name == name), None)
    if cloud is None or excepted("placement", f"{city.path}/{app.name}", city.registers.exceptions, scope.today):
        return  # told as a missing reference; what an exception covers is told by the policy
    hard = [rule for rule in PLACEMENT_RULES if rule.hard]
    suiting = [
        c.name
        for c in city.file.clouds
        if not any(rule.judge(app, c, city.capabilities.get(c.capabilities)) for rule in hard)
    ]
    for rule in hard:
        text = None if rule.told_elsewhere else rule.judge(app, cloud, city.capabilities.get(cloud.capabilities))
        if text is not None:
            message = Text(
                f"{app.name} may not lie on {name}: {text.en} [{rule.source.en}]",
                f"{app.name} 不得部署在 {name}：{text.zh}【{rule.source.zh}】",
            )
            known = ", ".join(suiting) or "-"
            hint = Text(f"suits: {known}; or leave 'cloud' out", f"合适的云：{known}；或不写 cloud")
            scope.report(source, loc, f"placement-{rule.name}", message, hint)
