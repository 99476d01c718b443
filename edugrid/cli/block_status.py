"""``edugrid block status REGION``."""

import json
import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from edugrid.block.point import Point

_STATES = {
    "enforced": Text("enforced", "已生效"),
    "designed": Text("as designed", "按设计"),
    "missing": Text("MISSING", "缺失"),
    "unknown": Text("unknown", "未知"),
    "over-limit": Text("no room", "超出容量"),
    "cannot": Text("cannot", "无法执行"),
}
_GAPS = ("missing", "unknown", "over-limit")
_GATE = 3


def block_status(
    region: Region,
    gaps: Annotated[bool, typer.Option("--gaps", help="only what is not enforced")] = False,  # noqa: FBT002 - typer's way
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
) -> None:
    """Where every order holds and since when, by reading it back; exit 3 where one is missing, unknown or without room.

    What a place cannot do at all is told and is no gap.
    """
    from edugrid.block.status import status
    from edugrid.cli.block_common import city_orders
    from edugrid.rollout.site import Site

    site = Site.from_env(os.environ)
    found: list[tuple[str, str, Point]] = []
    for city, opened, orders in city_orders(region):
        wanted = {order.id: order.indicator for order in orders}
        points = status(inventories(), opened, site)
        found += [(city, wanted[point.order], point) for point in points if point.order in wanted]
    shown = [one for one in found if not gaps or one[2].state in _GAPS]
    if fmt == "json":
        rows = [
            {"city": city, "indicator": indicator, **point._asdict(), "why": point.why.show(language())}
            for city, indicator, point in shown
        ]
        typer.echo(json.dumps({"version": 1, "points": rows}, ensure_ascii=False, indent=1))
    else:
        _table(shown)
    if any(point.state in _GAPS for _, _, point in found):
        raise typer.Exit(_GATE)


def _table(shown: "list[tuple[str, str, Point]]") -> None:
    from edugrid.cli.console import console
    from edugrid.cli.sheet_table import sheet_table
    from edugrid.report.sheet import Sheet

    lang = language()
    if not shown:
        typer.echo(Text("nothing to show", "没有内容").show(lang))
        return
    head = (
        Text("id", "编号"),
        Text("indicator", "对象"),
        Text("place", "位置"),
        Text("way", "方式"),
        Text("state", "状态"),
        Text("for seconds", "已生效（秒）"),
        Text("layer", "层"),
        Text("why", "说明"),
    )
    rows = tuple(
        (
            point.order,
            indicator,
            point.place,
            point.way,
            _STATES[point.state].show(lang),
            point.since,
            point.layer,
            point.why.show(lang),
        )
        for _, indicator, point in shown
    )
    title = Text("Blocks", "封堵").show(lang)
    console().print(sheet_table(Sheet(title, tuple(name.show(lang) for name in head), rows)))
