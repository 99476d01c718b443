"""``edugrid block list REGION``."""

import json
from typing import Annotated, Literal

import typer

from edugrid.cli.options import Region
from edugrid.text import Text, language


def block_list(
    region: Region,
    past: Annotated[bool, typer.Option("--all", help="also those that are over")] = False,  # noqa: FBT002 - typer's way
    fmt: Annotated[Literal["text", "json"], typer.Option("--format", help="text | json")] = "text",
) -> None:
    """Orders of the block register, as they are written."""
    from edugrid.cli.block_common import city_orders
    from edugrid.cli.console import console
    from edugrid.cli.sheet_table import sheet_table
    from edugrid.report.sheet import Sheet

    rows = [
        (city, order, order.active(opened.intent.at))
        for city, opened, orders in city_orders(region)
        for order in orders
        if past or order.active(opened.intent.at)
    ]
    if fmt == "json":
        listed = [{"city": city, "active": active, **order.model_dump(mode="json")} for city, order, active in rows]
        typer.echo(json.dumps({"version": 1, "orders": listed}, ensure_ascii=False, indent=1))
        return
    if not rows:
        typer.echo(Text("nothing is blocked", "没有生效的封堵").show(language()))
        return
    chinese = language() == "zh"
    head = ("编号", "城市", "对象", "范围", "原因", "来源", "批准人", "截止") if chinese else (
        "id", "city", "indicator", "scope", "reason", "source", "approver", "until"
    )  # fmt: skip
    table = Sheet(
        "封堵" if chinese else "Blocks",
        head,
        tuple(
            (order.id, city, order.indicator, order.scope, order.reason, order.source, order.approver,
             str(order.until) if active else ("已结束" if chinese else "over"))
            for city, order, active in rows
        ),
    )  # fmt: skip
    console().print(sheet_table(table))
