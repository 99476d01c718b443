"""Where every order of a city holds, by reading it back."""

from datetime import datetime
from pathlib import Path

from edugrid.block.access_list_points import access_list_points
from edugrid.block.certificate_points import certificate_points
from edugrid.block.cloud_points import cloud_points
from edugrid.block.dns_points import dns_points
from edugrid.block.dns_zone import blocked_names
from edugrid.block.point import Point
from edugrid.block.resolvers import Answers, look_at_resolver
from edugrid.block.route_points import route_points
from edugrid.block.routers import look_at_routers
from edugrid.certificates.look_at_certificates import look_at_certificates
from edugrid.intent.tree import City
from edugrid.region import OpenRegion
from edugrid.rollout.site import Site
from edugrid.text import Text

_NOWHERE = Text("nothing that edugrid manages can do it", "edugrid 管理的设备与系统都无法执行")


def status(root: Path, opened: OpenRegion, site: Site) -> tuple[Point, ...]:
    """Every point of every active order of one city, in the order of the register; nothing is changed."""
    from edugrid.network.templates import templates

    city = opened.intent.cities[0]
    orders = [order for order in city.registers.blocks if order.active(opened.intent.at)]
    devices = opened.design.devices
    found: list[Point] = []
    if orders:
        found += route_points(orders, devices, look_at_routers(devices, site))
        found += access_list_points(orders, devices, templates(root).feature, site)
        found += dns_points(orders, resolvers(city, opened.intent.at))
        found += cloud_points(orders, opened.design.tenancies)
        if any(order.kind == "certificate" for order in orders):
            found += certificate_points(orders, look_at_certificates(root, opened.intent, ask=True))
    by_order: dict[str, list[Point]] = {order.id: [] for order in orders}
    for point in found:
        by_order[point.order].append(point)
    nowhere = {name: (Point(name, "-", "none", "cannot", layer="none", why=_NOWHERE),) for name in by_order}
    return tuple(point for name, points in by_order.items() for point in points or nowhere[name])


def resolvers(city: City, at: datetime) -> tuple[Answers, ...]:
    """What the resolvers of ``city`` answer for the names that are blocked."""
    asked = city.settings.network.block
    if asked is None or asked.dns is None:
        return ()
    names = blocked_names(city.registers.blocks, at)
    return tuple(look_at_resolver(address, asked.dns.zone, names, asked.dns.port) for address in asked.dns.resolvers)
