"""Wishes are judged, written and enforced, and everything is told."""

from typing import TYPE_CHECKING

import typer

from edugrid.cli.paths import inventories
from edugrid.text import Text, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edugrid.block.cities import Target
    from edugrid.block.wish import Wish
    from edugrid.cli.permit import Permit

SHOWN = 20
"""Of a large feed only the first are told line by line."""
REFUSED, NOT_PROVED = 2, 3


def give(target: "Target", wishes: "Sequence[Wish]", permit: "Permit") -> int:
    """Order ``wishes`` in one city; the exit code: 0, REFUSED (of some), NOT_PROVED. ``permit``: who may."""
    from edugrid.block.add_orders import add_orders
    from edugrid.cli.block_common import networks, tell_routers
    from edugrid.cli.note import noting

    added = add_orders(inventories(), target, wishes)
    orders, refused = added.judged
    where = target.city if target.scope == "city" else f"{target.city}/{target.scope}"
    for one in refused[:SHOWN]:
        text = Text(
            f"{where}: refused: {one.wish.indicator}: {one.why.en}",
            f"{where}：已拒绝：{one.wish.indicator}：{one.why.zh}",
        )
        typer.echo(text.show(language()), err=True)
    for order in orders[:SHOWN]:
        text = Text(
            f"{where}: {order.id} blocks {order.indicator} until {order.until}",
            f"{where}：{order.id} 封堵 {order.indicator}，截止 {order.until}",
        )
        typer.echo(text.show(language()))
    if len(orders) + len(refused) > SHOWN:
        text = Text(
            f"{where}: {len(orders)} ordered, {len(refused)} refused",
            f"{where}：下达 {len(orders)} 条，拒绝 {len(refused)} 条",
        )
        typer.echo(text.show(language()))
    if added.opened is None:
        return REFUSED if refused else 0
    first = orders[0]
    about = f"{first.id} {first.indicator}" if len(orders) == 1 else f"{first.id} to {orders[-1].id}"
    with noting(where, "block", about, first.reason, permit) as entry:
        entry.result, entry.who = f"until {first.until}", permit.who or first.approver
        proved = tell_routers(target.city, added.opened, wanted=networks(orders))
    return REFUSED if refused else 0 if proved else NOT_PROVED
