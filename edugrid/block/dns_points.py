"""Orders on resolvers."""

from collections.abc import Iterator, Sequence

from edugrid.block.point import Point
from edugrid.block.resolvers import Answers
from edugrid.intent.block_order import BlockOrder
from edugrid.text import Text


def dns_points(orders: Sequence[BlockOrder], answers: Sequence[Answers]) -> Iterator[Point]:
    """One point a name and resolver; a name is blocked where the resolver has the zone of now and answers "no such name".

    Pure. Resolvers serve the whole city: an order for one county cannot be carried out by them.
    """
    for order in orders:
        if order.kind != "domain":
            continue
        if order.scope != "city":
            why = Text("resolvers serve the whole city", "DNS 解析面向全市，无法只对一个县生效")
            yield Point(order.id, "dns", "dns", "cannot", layer="none", why=why)
            continue
        if not answers:
            why = Text("no resolver is named (network: block: dns:)", "未填写解析服务器（network: block: dns:）")
            yield Point(order.id, "dns", "dns", "cannot", layer="none", why=why)
        for one in answers:
            if one.current is None:
                yield Point(order.id, one.resolver, "dns", "unknown", why=Text(one.error, one.error))
            elif one.current and order.indicator not in one.open:
                yield Point(order.id, one.resolver, "dns", "enforced")
            else:
                why = (
                    Text("", "")
                    if one.current
                    else Text("it has an older zone, or none", "解析服务器的区文件较旧或没有")
                )
                yield Point(order.id, one.resolver, "dns", "missing", why=why)
