"""No road, in a terminal."""

from collections.abc import Sequence
from typing import Final

from edugrid.printable import printable
from edugrid.retire.road.plan import Impossible
from edugrid.retire.road.words import change_text
from edugrid.text import Text

_ONE: Final = Text("Any one of these would be enough:", "满足以下任意一项即可：")
_ALL: Final = Text("All of these together would be enough:", "须同时满足以下各项：")
_NONE: Final = Text("No change of staff, lines, quota or dates was found to be enough.", "未找到可行的调整办法。")
_UNSURE: Final = Text(
    "The search ran out of time: a smaller change may do. Try --seconds with more.",
    "搜索时间不足：可能有更小的调整，请加大 --seconds。",
)


def show_impossible(parts: Sequence[Impossible], lang: str) -> str:
    """Part by part the data centres, and what would help each; the whole needs a change for every part."""
    lines: list[Text] = []
    for part in parts:
        count = len(part.sites)
        lines.append(
            Text(f"There is no timetable for these {count} data centres:", f"以下 {count} 个机房没有可行的时间表：")
        )
        lines += [Text(f"  {name}", f"  {name}") for name in part.sites]
        lines.append(_ONE if part.changes else _ALL if part.together else _NONE)
        changed = [change_text(one) for one in part.changes or part.together]
        lines += [Text(f"  - {one.en}", f"  - {one.zh}") for one in changed]
    if len(parts) > 1:
        lines.append(
            Text(f"A timetable for all needs this for each of the {len(parts)}.", f"以上 {len(parts)} 组须分别满足。")
        )
    if any(part.unsure for part in parts):
        lines.append(_UNSURE)
    return printable("\n".join(line.show(lang) for line in lines))
