"""The daily statement: what is blocked, since when, by whom, and what came and went today."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from edugrid.intent.block_order import BlockOrder
from edugrid.intent.moment import SHANGHAI
from edugrid.report.sheet import Sheet
from edugrid.text import Text

_HEAD: Final = (
    Text("id", "编号"),
    Text("city", "城市"),
    Text("scope", "范围"),
    Text("kind", "类型"),
    Text("indicator", "对象"),
    Text("since", "起始"),
    Text("until", "截止"),
    Text("lifted", "解除时间"),
    Text("lifted by", "解除人"),
    Text("reason", "原因"),
    Text("source", "来源"),
    Text("asked by", "申请人"),
    Text("approved by", "批准人"),
)
_KINDS: Final = {
    "address": Text("address", "地址"),
    "domain": Text("domain", "域名"),
    "port": Text("port", "端口"),
    "mac": Text("MAC", "MAC 地址"),
    "certificate": Text("certificate", "证书"),
}


def statement(orders: Sequence[tuple[str, BlockOrder]], at: datetime, lang: str) -> tuple[Sheet, ...]:
    """Three tables of (city, order): in force at ``at``, begun on that day, ended on that day. Pure.

    An order whose last day was the day before has ended on this one.
    """
    day = at.astimezone(SHANGHAI).date()
    force = [one for one in orders if one[1].active(at)]
    begun = [one for one in orders if one[1].begins.astimezone(SHANGHAI).date() == day]
    ended = [one for one in orders if _ended(one[1]) == day]
    titles = (
        Text(f"In force {day}", f"生效中 {day}"),
        Text(f"New on {day}", f"当日新增 {day}"),
        Text(f"Ended on {day}", f"当日解除或到期 {day}"),
    )
    head = tuple(name.show(lang) for name in _HEAD)
    return tuple(
        Sheet(title.show(lang), head, tuple(_row(city, order, lang) for city, order in rows))
        for title, rows in zip(titles, (force, begun, ended), strict=True)
    )


def _ended(order: BlockOrder) -> object:
    return order.lifted.date() if order.lifted else order.until + timedelta(days=1)


def _row(city: str, order: BlockOrder, lang: str) -> tuple[object, ...]:
    return (
        order.id,
        city,
        order.scope,
        _KINDS[order.kind].show(lang),
        order.indicator,
        order.begins.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"),
        order.until,
        order.lifted.strftime("%Y-%m-%d %H:%M") if order.lifted else None,
        order.lifted_by,
        order.reason,
        order.source,
        order.applicant,
        order.approver,
    )
