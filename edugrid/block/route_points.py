"""Orders on routers that hear the route server."""

from collections.abc import Iterator, Sequence

from edugrid.block.point import Point
from edugrid.block.routers import Seen
from edugrid.design.network import DeviceDesign
from edugrid.intent.block_order import BlockOrder
from edugrid.text import Text


def route_points(
    orders: Sequence[BlockOrder], devices: Sequence[DeviceDesign], seen: Sequence[Seen]
) -> Iterator[Point]:
    """One point an address and router in its scope. Pure."""
    found = {one.device: one for one in seen}
    for device in devices:
        if device.block is None or device.name not in found:
            continue
        told = {name for route in device.block.routes for name in route.orders}
        look = found[device.name]
        for order in orders:
            network = order.network
            if network is None or not in_scope(order, device):
                continue
            if order.id not in told:
                why = Text(f"more than {device.block.limit} routes", f"超过 {device.block.limit} 条路由")
                yield Point(order.id, device.name, "route", "over-limit", layer=look.layer, why=why)
            elif look.error:
                yield Point(order.id, device.name, "route", "unknown", why=Text(look.error, look.error))
            elif network in look.networks:
                yield Point(order.id, device.name, "route", "enforced", look.networks[network], look.layer)
            else:
                yield Point(order.id, device.name, "route", "missing", layer=look.layer)


def in_scope(order: BlockOrder, device: DeviceDesign) -> bool:
    """True where the order is for the device's county, or for the whole city."""
    return order.scope == "city" or device.region.endswith(f"/{order.scope}")
