"""Data centres: none new below the city, and dates in order."""

from itertools import pairwise

from edugrid.intent.data_centre import DataCentre
from edugrid.intent.excepted import excepted
from edugrid.intent.legacy.timetable import STAGES
from edugrid.intent.rules.scope import Scope
from edugrid.intent.source import Loc, Source
from edugrid.text import Text

SOURCE = Text(
    "2022 key points, item 2: counties and schools build no new data centres, existing ones leave by a timetable",
    "2022 年工作要点第 2 项（教科技函〔2022〕152号）：县（区）和学校不再新建数据中心，已有的按退出时间表有序退出",
)


def data_centres(scope: Scope) -> None:
    """Refuse new data centres of counties and schools that no exception covers; check every timetable."""
    for city, sources, broken in scope.cities:
        clouds = [cloud.name for cloud in city.file.clouds]
        listed = [(city.path, city.file.data_centres), *((c.path, c.file.data_centres) for c in city.counties)]
        for path, members in listed:
            for index, site in enumerate(members):
                source, loc = sources[path], ("data_centres", index)
                refused = site.state == "new" and (path != city.path or site.school is not None)
                rows = city.registers.exceptions
                if refused and not excepted("no-new-data-centre", f"{path}/{site.name}", rows, scope.today):
                    message = Text(
                        f"a new data centre ({site.name}) is not allowed here: {SOURCE.en}",
                        f"此处不允许新建数据中心（{site.name}）：{SOURCE.zh}",
                    )
                    hint = Text(f"use a cloud of the city: {', '.join(clouds)}", f"请使用本市的云：{'、'.join(clouds)}")
                    scope.report(source, (*loc, "state"), "no-new-data-centre", message, hint)
                if city.path not in broken:
                    _references(scope, source, loc, site, clouds)
                _dates(scope, source, loc, site)


def _references(scope: Scope, source: Source, loc: Loc, site: DataCentre, clouds: list[str]) -> None:
    what = Text("cloud", "云")
    if site.target is not None and site.target not in clouds:
        scope.unknown(source, (*loc, "target"), what, site.target, clouds)
    for index, workload in enumerate(site.workloads):
        if workload.cloud is not None and workload.cloud not in clouds:
            scope.unknown(source, (*loc, "workloads", index, "cloud"), what, workload.cloud, clouds)


def _dates(scope: Scope, source: Source, loc: Loc, site: DataCentre) -> None:
    if site.state == "legacy" and site.timetable is None:
        message = Text(f"{site.name} has no way out", f"{site.name} 没有退出时间表")
        hint = Text(f"add 'timetable' with {', '.join(STAGES)}", f"请补充 timetable：{'、'.join(STAGES)}")
        scope.report(source, loc, "no-timetable", message, hint)
    if site.timetable is None:
        return
    for before, after in pairwise(STAGES):
        early, late = getattr(site.timetable, before), getattr(site.timetable, after)
        if late < early:
            message = Text(
                f"{after} ({late}) comes before {before} ({early})", f"{after}（{late}）早于 {before}（{early}）"
            )
            scope.report(source, (*loc, "timetable", after), "date-order", message)
    if site.timetable.freeze < site.opened:
        message = Text(
            f"freeze ({site.timetable.freeze}) comes before the site was opened ({site.opened})",
            f"冻结日（{site.timetable.freeze}）早于启用日（{site.opened}）",
        )
        scope.report(source, (*loc, "timetable", "freeze"), "date-order", message)
