"""The findings of `edugrid doctor` as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from edugrid.text import Text
from edugrid.toolchain.check import Status

if TYPE_CHECKING:
    from edugrid.toolchain.check import Check

HEADINGS: Final = (
    Text("what", "项目"),
    Text("status", "状态"),
    Text("version", "版本"),
    Text("where, what to do", "位置与处理办法"),
)
WORDS: Final = {
    Status.OK: ("green", Text("ok", "正常")),
    Status.WARN: ("yellow", Text("note", "提示")),
    Status.MISSING: ("red", Text("missing", "缺失")),
}
GOOD: Final = Text("Nothing required is missing.", "必需组件齐全。")
BAD: Final = Text("Missing: {names}", "缺少：{names}")


def doctor_table(checks: list[Check], lang: str, console: Console | None = None) -> None:
    """Print one row a check and one line of result, in `lang`."""
    console = console or Console()
    table = Table(box=None, pad_edge=False)
    for heading in HEADINGS:
        table.add_column(heading.show(lang), overflow="fold")
    for item in checks:
        colour, word = WORDS[item.status]
        place = [escape(item.detail)] if item.detail else []
        if item.hint:
            place.append(f"→ {escape(item.hint.show(lang))}")
        table.add_row(item.name, f"[{colour}]{word.show(lang)}[/]", item.version or "", "\n".join(place))
    console.print(table)
    missing = ", ".join(item.name for item in checks if item.status is Status.MISSING)
    console.print(BAD.show(lang).format(names=missing) if missing else GOOD.show(lang))
