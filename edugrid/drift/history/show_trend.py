"""The trend of a region for people and programs."""

import json

from edugrid.drift.history.trend import Repair, Trend
from edugrid.drift.titles import KIND_TITLES
from edugrid.report.sheet import Sheet
from edugrid.text import Text

_WEEKS = (
    Text("Week of", "周（周一）"),
    Text("Open", "未处理"),
    Text("New", "新增"),
    Text("Came back", "复发"),
    Text("Repaired", "修复"),
    Text("Region gone", "区域撤销"),
)
_REPAIRS = (Text("Repaired", "修复"), Text("Mean, hours", "平均小时"), Text("Median, hours", "中位小时"))


def trend_sheets(trend: Trend, lang: str) -> tuple[Sheet, ...]:
    """Four tables: weeks, and repair times by kind, by region and by owner; weeks begin on Monday in Asia/Shanghai."""
    weeks = tuple((week.day, week.open, week.new, week.returned, week.repaired, week.removed) for week in trend.weeks)
    kinds = {name: title.show(lang) for name, title in KIND_TITLES.items()}
    return (
        Sheet(Text("By week", "逐周").show(lang), tuple(head.show(lang) for head in _WEEKS), weeks),
        _repairs(
            Text("Time to repair, by kind", "修复用时（按类别）"), Text("Kind", "类别"), trend.by_kind, kinds, lang
        ),
        _repairs(
            Text("Time to repair, by region", "修复用时（按区域）"), Text("Region", "区域"), trend.by_region, {}, lang
        ),
        _repairs(
            Text("Time to repair, by owner", "修复用时（按责任人）"),
            Text("Owner", "责任人"),
            trend.by_owner,
            {"": Text("nobody", "未指定").show(lang)},
            lang,
        ),
    )


def trend_json(trend: Trend) -> str:
    """``{"version": 1, …}`` with the fields of ``Trend``."""
    return json.dumps({"version": 1} | trend.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def _repairs(title: Text, group: Text, found: tuple[Repair, ...], names: dict[str, str], lang: str) -> Sheet:
    rows = tuple((names.get(one.group, one.group), one.repaired, one.mean_hours, one.median_hours) for one in found)
    return Sheet(title.show(lang), (group.show(lang), *(head.show(lang) for head in _REPAIRS)), rows)
