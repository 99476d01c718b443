"""Wishes become orders, or are refused with the reason."""

from collections.abc import Sequence
from typing import NamedTuple

from edugrid.block.errors import BlockError
from edugrid.block.kind_of import kind_of
from edugrid.block.wish import Wish
from edugrid.drift.fix.next_id import next_id
from edugrid.intent.block_order import BlockOrder
from edugrid.intent.block_refusal import block_refusal
from edugrid.intent.indicator import IndicatorKind, canonical
from edugrid.intent.mistake import MistakeError
from edugrid.intent.network.block import BlockSettings
from edugrid.intent.protected import Protected, protected
from edugrid.intent.tree import Intent
from edugrid.text import Text

_Key = tuple[IndicatorKind, str, str]


class Refused(NamedTuple):
    """A wish that is no order, and why."""

    wish: Wish
    why: Text


class Judged(NamedTuple):
    """What came of wishes."""

    orders: tuple[BlockOrder, ...]
    refused: tuple[Refused, ...]


def judge(intent: Intent, scope: str, wishes: Sequence[Wish]) -> Judged:
    """Judge every wish for the first city of ``intent``; ids go on from those in its register. Pure.

    None of the orders covers anything that must stay reachable, is larger than the limits, in force already, or one too
    many.
    """
    city = intent.cities[0]
    limits = city.settings.network.block or BlockSettings()
    safe = protected(intent.province, city)
    there = {(row.kind, row.indicator, row.scope): row.id for row in city.registers.blocks if row.active(intent.at)}
    last = next_id("BL", {row.id for row in city.registers.blocks})
    orders: list[BlockOrder] = []
    refused: list[Refused] = []
    for wish in wishes:
        order = _order(wish, scope, last, intent)
        why = order if isinstance(order, Text) else _against(order, safe, limits, there, intent)
        if isinstance(order, Text) or why is not None:
            refused.append(Refused(wish, why or Text("", "")))
            continue
        there[order.kind, order.indicator, order.scope] = order.id
        orders.append(order)
        last = next_id("BL", {order.id})
    return Judged(tuple(orders), tuple(refused))


def _order(wish: Wish, scope: str, order_id: str, intent: Intent) -> BlockOrder | Text:
    try:
        kind = wish.kind or kind_of(wish.indicator)
        return BlockOrder(
            id=order_id,
            kind=kind,
            indicator=canonical(kind, wish.indicator),
            scope=scope,
            reason=wish.reason,
            source=wish.source,
            applicant=wish.applicant,
            approver=wish.approver,
            created=intent.at.replace(second=0, microsecond=0, tzinfo=None),
            until=wish.until,
            priority=wish.priority,
        )
    except (BlockError, MistakeError) as error:
        return error.text
    except ValueError as error:
        return _said(error)


def _against(
    order: BlockOrder, safe: Protected, limits: BlockSettings, there: dict[_Key, str], intent: Intent
) -> Text | None:
    same = there.get((order.kind, order.indicator, order.scope))
    if same is not None:
        return Text(f"{order.indicator} is blocked already by {same}", f"{order.indicator} 已由 {same} 封堵")
    if not order.active(intent.at):
        return Text(f"its last day, {order.until}, is over", f"截止日 {order.until} 已过")
    why = block_refusal(order, safe, limits)
    if why is None and len(there) >= limits.orders:
        return Text(f"{limits.orders} orders are in force already", f"已有 {limits.orders} 条封堵生效，达到上限")
    return why


def _said(error: ValueError) -> Text:
    """What a model's validator said first."""
    errors = getattr(error, "errors", None)
    found = errors()[0] if errors else {}
    cause = found.get("ctx", {}).get("error")
    if isinstance(cause, MistakeError):
        return cause.text
    text = f"{'.'.join(str(part) for part in found.get('loc', ()))}: {found.get('msg', error)}"
    return Text(text, text)
