"""The placement of applications as a table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from edugrid.design.placement import Placement
from edugrid.text import Text, language

if TYPE_CHECKING:
    from rich.table import Table

_HEADS: Final = (
    Text("Application", "应用"),
    Text("Data class", "数据类别"),
    Text("Cloud", "云"),
    Text("Role", "角色"),
    Text("Reason", "理由"),
)
DATA_CLASSES: Final = {
    "public": Text("public", "公开"),
    "internal": Text("internal", "内部"),
    "personal": Text("personal", "个人信息"),
    "minors": Text("minors", "未成年人信息"),
}
ROLES: Final = {
    "serving": Text("serving", "在用"),
    "arriving": Text("arriving", "迁入"),
    "leaving": Text("leaving", "迁出"),
}


def placement_table(placements: Sequence[Placement]) -> "Table":
    """One row a side: application, data class, cloud, role and reason; a wanted move behind an arrow."""
    from rich.markup import escape
    from rich.table import Table

    lang = language()
    table = Table()
    for head in _HEADS:
        table.add_column(head.show(lang), overflow="fold")
    for item in placements:
        stage = f" ({item.stage})" if item.stage else ""
        cells = (
            item.application,
            DATA_CLASSES[item.data_class].show(lang),
            item.cloud + (f" (→ {item.wanted})" if item.wanted else ""),
            ROLES[item.role].show(lang) + stage,
            item.reason.show(lang),
        )
        table.add_row(*(escape(cell) for cell in cells))
    return table
