"""The inventory, seen as a list of things to start in the lab."""

from ipaddress import IPv4Interface, IPv6Interface
from pathlib import Path

from edugrid.design.network import DeviceDesign
from edugrid.design.region import RegionDesign
from edugrid.intent.tree import City
from edugrid.lab.devices.make_device import platforms
from edugrid.lab.wish import Cable, Host, Wish


def lab_wish(root: Path) -> Wish:
    """Every device of every province below ``root``: simulated where the lab has a simulator for it, else real."""
    from edugrid.region import open_region

    simulated = platforms()
    opened = [open_region(root, path.parent.name) for path in sorted(root.glob("*/province.yml"))]
    devices = [device for item in opened for device in item.design.devices]
    routers = [device for device in devices if device.platform not in simulated]
    return Wish(
        switches=tuple((device.name, device.platform) for device in devices if device.platform in simulated),
        routers=tuple(device.name for device in routers),
        cables=tuple(cable for item in opened for city in item.intent.cities for cable in _cables(city, item.design)),
        hosts=tuple(host for router in routers for host in _hosts(router)),
    )


def _cables(city: City, design: RegionDesign) -> list[Cable]:
    simulated = platforms()
    real = {device.name for device in design.devices if device.platform not in simulated}
    return [
        Cable(link.a.device, link.a.port, link.b.device, link.b.port)
        for link in city.file.links
        if link.a.device in real and link.b.device in real
    ]


def _hosts(router: DeviceDesign) -> list[Host]:
    """A host behind every routed port that is no link: second address of each family."""
    linked = {f"to-{peer.description}" for peer in (router.bgp.peers if router.bgp else ())}
    out = []
    for index, port in enumerate(router.ports):
        if port.mode != "routed" or port.description in linked or port.ipv4 is None or port.ipv6 is None:
            continue
        out.append(
            Host(
                name=f"h{index}-{router.name}",
                router=router.name,
                port=port.name,
                addresses=(_next(port.ipv4), _next(port.ipv6)),
                gateways=(str(port.ipv4.ip), str(port.ipv6.ip)),
            )
        )
    return out


def _next(address: IPv4Interface | IPv6Interface) -> str:
    return f"{address.ip + 1}/{address.network.prefixlen}"
