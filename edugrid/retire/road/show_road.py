"""A road in a terminal."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from edugrid.intent.legacy.timetable import STAGES
from edugrid.retire.road.dates import SiteDates
from edugrid.retire.road.plan import RoadPlan
from edugrid.retire.road.weeks import sunday
from edugrid.retire.road.words import hold_text
from edugrid.retire.stages import STAGE_TITLES
from edugrid.text import Text

if TYPE_CHECKING:
    from rich.console import RenderableType

_HEAD: Final = (
    Text("slack (weeks)", "余量（周）"),
    Text("renewals", "续约"),
    Text("what holds it", "制约因素"),
)
_SITE: Final = Text("data centre", "机房")
_PATH: Final = Text("Critical path (what the last day hangs on):", "关键路径（决定最后期限的环节）：")
_NOTHING: Final = Text("nothing to plan: every migration is over\n", "无需规划：迁移均已完成\n")


def show_road(
    plan: RoadPlan, sites: Mapping[str, SiteDates], lang: str, *, colour: bool = False, width: int = 160
) -> str:
    """The timetable, a day that would change with the one it has; the critical path; what it costs; ``width`` in columns."""
    from rich.table import Table
    from rich.text import Text as Styled

    from edugrid.printable import printable
    from edugrid.shown import shown

    if not sites:
        return _NOTHING.show(lang)
    table = Table(expand=False)
    table.add_column(_SITE.show(lang), overflow="fold", min_width=16)
    for stage in STAGES:
        table.add_column(STAGE_TITLES[stage].show(lang), no_wrap=True)
    for head in _HEAD:
        table.add_column(head.show(lang))
    on_path = {step.site for step in plan.critical_path}
    for one in sorted((one for one in plan.sites if one.name in sites), key=lambda one: (one.hand_back, one.name)):
        dates = sites[one.name]
        days = [_day(dates, stage) for stage in STAGES]
        table.add_row(
            Styled(printable(f"{dates.title}\n{dates.name}"), style="bold" if one.name in on_path else ""),
            *(Styled(text, style="yellow" if "\n" in text else "") for text in days),
            str(one.slack),
            str(one.renewals),
            Styled(printable(hold_text(one.hold).show(lang))),
        )
    parts: list[RenderableType] = [table]
    if plan.critical_path:
        parts.append(Styled(_PATH.show(lang), style="bold"))
        parts += [
            Styled(printable(f"  {sunday(plan.monday, step.week)}  {step.workload}: {hold_text(step.hold).show(lang)}"))
            for step in plan.critical_path
        ]
    for hold, count in plan.binding:
        text = Text(f"{count} data centre(s): {hold_text(hold).en}", f"{count} 个机房：{hold_text(hold).zh}")
        parts.append(Styled(printable(text.show(lang)), style="dim"))
    parts.append(Styled(_cost(plan).show(lang)))
    return shown(parts, colour=colour, width=width)


def _day(dates: SiteDates, stage: str) -> str:
    planned = getattr(dates.planned, stage).isoformat()
    return f"{planned}\n({dates.changes[stage][0]})" if stage in dates.changes else planned


def _cost(plan: RoadPlan) -> Text:
    proved = (
        Text("no plan costs less", "已证明没有更省的方案")
        if plan.yuan == plan.bound
        else Text(
            f"no plan costs less than {plan.bound:,} yuan (gap {plan.gap:.1%})",
            f"任何方案不低于 {plan.bound:,} 元（差距 {plan.gap:.1%}）",
        )
    )
    clock = Text("", "") if plan.reproducible else Text("; the clock ended the search", "；因时间用尽而停止搜索")
    return Text(
        f"Power, renewals and moved dates until the end: {plan.yuan:,} yuan; {proved.en}{clock.en}",
        f"至全部退出的电费、续约与日期调整成本：{plan.yuan:,} 元；{proved.zh}{clock.zh}",
    )
