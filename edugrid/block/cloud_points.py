"""Orders in the clouds: security groups can only allow, so what they do and do not do is told."""

from collections.abc import Iterator, Sequence

from edugrid.block.point import Point
from edugrid.design.narrowed import overlap
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.intent.block_order import BlockOrder
from edugrid.text import Text

_NOT_LET_IN = Text(
    "no rule lets it in (edugrid drift --only cloud proves the rules); servers may still reach out to it",
    "没有规则放行它进入（由 edugrid drift --only cloud 核实）；云主机仍可主动访问它",
)


def cloud_points(orders: Sequence[BlockOrder], tenancies: Sequence[TenancySpec]) -> Iterator[Point]:
    """One point an address and cloud. Pure.

    Whoever the whitelist does not name is not let in, and an entry that lets everybody in is narrowed in the design; where
    that would take too many rules, ``over-limit`` says which entry still lets it in.
    """
    for tenancy in tenancies:
        rules = [rule for group in tenancy.security_groups for rule in group.rules]
        for order in orders:
            network = order.network
            if network is None or order.scope != "city":
                continue
            open_by = sorted({rule.whitelist_id for rule in rules if overlap(rule.source, network)})
            if not open_by:
                yield Point(order.id, tenancy.label, "cloud", "designed", layer="none", why=_NOT_LET_IN)
                continue
            listed = ", ".join(open_by)
            why = Text(
                f"security groups only allow, and taking it out of {listed} needs too many rules",
                f"安全组只能放行，从 {listed} 中去除它需要的规则过多",
            )
            yield Point(order.id, tenancy.label, "cloud", "over-limit", layer="none", why=why)
