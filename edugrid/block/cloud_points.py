"""Orders in the clouds: security groups can only allow, so what they do and do not do is told."""

from collections.abc import Iterator, Sequence

from edugrid.block.point import Point
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.intent.block_order import BlockOrder
from edugrid.text import Text


def cloud_points(orders: Sequence[BlockOrder], tenancies: Sequence[TenancySpec]) -> Iterator[Point]:
    """One point an address and cloud: never ``enforced``, since nothing there can deny. Pure.

    Whoever the whitelist does not name is not let in; an entry that lets everybody in has to be narrowed by people.
    """
    for tenancy in tenancies:
        rules = [rule for group in tenancy.security_groups for rule in group.rules]
        for order in orders:
            network = order.network
            if network is None:
                continue
            open_by = sorted(
                {
                    rule.whitelist_id
                    for rule in rules
                    if rule.source is not None
                    and rule.source.version == network.version
                    and rule.source.overlaps(network)
                }
            )
            if open_by:
                listed = ", ".join(open_by)
                why = Text(
                    f"security groups only allow; narrow the whitelist: {listed} lets it in",
                    f"安全组只能放行，请收窄白名单：{listed} 放行了它",
                )
            else:
                why = Text(
                    "security groups only allow: no rule lets it in, but servers may still reach out to it",
                    "安全组只能放行：没有规则放行它进入，但云主机仍可主动访问它",
                )
            yield Point(order.id, tenancy.label, "cloud", "cannot", layer="none", why=why)
