"""Surge windows as a table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from edugrid.design.surge_outlook import SurgeOutlook
from edugrid.text import Text, language

if TYPE_CHECKING:
    from rich.table import Table

_HEADS: Final = (
    Text("Window", "时段编号"),
    Text("Application", "应用"),
    Text("Cloud", "云"),
    Text("From", "开始"),
    Text("To", "结束"),
    Text("Servers", "云主机"),
    Text("On top", "新增占用"),
    Text("Fits", "是否满足"),
)


def surge_table(windows: Sequence[SurgeOutlook]) -> "Table":
    """One row a window: servers outside and inside it, what it adds, and what of that is missing."""
    from rich.markup import escape
    from rich.table import Table

    lang = language()
    table = Table()
    for head in _HEADS:
        table.add_column(head.show(lang), overflow="fold")
    for item in windows:
        cells = (
            item.id + (" *" if item.open else ""),
            item.application,
            item.cloud,
            f"{item.opens:%Y-%m-%d %H:%M}",
            f"{item.closes:%Y-%m-%d %H:%M}",
            f"{item.base} → {item.size} {item.flavor}",
            capacity_of(item).show(lang),
            fit_text(item).show(lang),
        )
        table.add_row(*(escape(cell) for cell in cells))
    return table


def capacity_of(item: SurgeOutlook) -> Text:
    """What the window adds, in words."""
    from edugrid.design.capacity_text import capacity_text

    return capacity_text(item.extra)


def fit_text(item: SurgeOutlook) -> Text:
    """``yes``, with the approvals that cover it; else what is missing and whose it is."""
    from edugrid.design.capacity_text import capacity_text
    from edugrid.intent.cloud import Capacity

    if item.fits:
        by = f" ({', '.join(item.approvals)})" if item.approvals else ""
        return Text(f"yes{by}", f"满足{by}")
    quota, grant = capacity_text(item.missing_quota), capacity_text(item.missing_grant)
    parts = []
    if item.missing_quota != Capacity():
        parts.append(Text(f"quota lacks {quota.en}", f"配额缺少 {quota.zh}"))
    if item.missing_grant != Capacity():
        parts.append(Text(f"no approval for {grant.en}", f"未获批 {grant.zh}"))
    return Text("NO: " + "; ".join(part.en for part in parts), "不满足：" + "；".join(part.zh for part in parts))
