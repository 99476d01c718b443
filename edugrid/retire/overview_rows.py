"""The table of an overview, as texts."""

from typing import Final

from edugrid.retire.overview import Overview
from edugrid.retire.stages import STAGE_TITLES
from edugrid.text import Text

HEADS: Final = (
    Text("data centre", "机房"), Text("owner", "负责单位"), Text("level", "级别"), Text("racks", "机柜"),
    Text("kW", "千瓦"), Text("workloads left", "未迁系统"), Text("GB left", "未迁数据（GB）"), Text("stage", "阶段"),
    Text("due", "截止日期"), Text("days late", "逾期天数"), Text("shut / unknown gates", "未通过 / 未知关口"),
    Text("hand back", "移交日期"), Text("deadline", "最后期限"),
)  # fmt: skip
LEVELS: Final = {"city": Text("city", "市级"), "county": Text("county", "县级"), "school": Text("school", "校级")}
_DONE: Final = Text("handed back", "已移交")


def overview_rows(page: Overview, lang: str) -> list[tuple[str, ...]]:
    """One row a site under ``HEADS``, and a last one with the sums."""
    rows = [
        (
            f"{line.title} ({line.site})",
            line.owner,
            LEVELS[line.level].show(lang),
            str(line.racks),
            f"{line.power_kw:g}",
            str(line.workloads),
            f"{line.data_gb:g}",
            STAGE_TITLES[line.stage].show(lang) if line.stage else _DONE.show(lang),
            str(line.due or "-"),
            str(line.late or "-"),
            f"{line.shut} / {line.unknown}",
            str(line.hand_back),
            str(line.deadline or "-"),
        )
        for line in page.lines
    ]
    left = [line for line in page.lines if line.stage]
    total = Text(f"{len(left)} of {len(page.lines)} still to go", f"{len(page.lines)} 处中尚有 {len(left)} 处未退出")
    sums = (
        sum(line.racks for line in left),
        sum(line.power_kw for line in left),
        sum(line.workloads for line in left),
        sum(line.data_gb for line in left),
    )
    late = sum(line.late > 0 for line in left)
    gates = (sum(line.shut for line in left), sum(line.unknown for line in left))
    return [
        *rows,
        (
            total.show(lang),
            "",
            "",
            *(f"{value:g}" for value in sums),
            "",
            "",
            f"({late})",
            f"{gates[0]} / {gates[1]}",
            "",
            "",
        ),
    ]
