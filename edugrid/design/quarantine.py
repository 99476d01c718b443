"""Hosts that are cut off: at their port, at their first hop, or in their cloud."""

from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Network

from edugrid.design.device.acl import AclRule
from edugrid.design.gateways import routed_segments, school_segments
from edugrid.design.network import Vlan
from edugrid.design.place import Place
from edugrid.intent.network.quarantine import QuarantineSettings
from edugrid.intent.quarantine import SLOTS, Quarantine


def denied_hosts(place: Place) -> tuple[Quarantine, ...]:
    """Rows whose host has its first hop on the device at ``place``, in order of id; those at a port are not among them."""
    segments = (
        *school_segments(place.device, place.sites),
        *(one for _, one in routed_segments(place.device, place.sites)),
    )
    prefixes: list[IPv4Network | IPv6Network] = [net for one in segments for net in (one.ipv4, one.ipv6)]
    return tuple(
        row
        for row in _active(place)
        if row.port is None and row.network is not None and any(_inside(row.network, net) for net in prefixes)
    )


def denials(place: Place, version: int) -> Iterator[AclRule]:
    """The first rules of the access list there: everything that comes from such a host, one rule a row.

    Rows without room are reported when a region is opened (``edugrid.design.check_quarantine``).
    """
    rows = [row.network for row in denied_hosts(place) if row.network is not None and row.network.version == version]
    for number, source in enumerate(rows[:SLOTS], 1):
        yield AclRule(number=number, action="deny", destination=None, source=source)


def quarantined_ports(place: Place) -> frozenset[str]:
    """Access ports of the device at ``place`` that are in the quarantine VLAN."""
    return frozenset(row.port for row in _active(place) if row.port and row.device == place.device.name)


def quarantine_vlan(place: Place) -> tuple[Vlan, ...]:
    """The VLAN of such ports, where there are any; it maps to no VNI (0), and no trunk carries it."""
    settings = place.network.quarantine or QuarantineSettings()
    return (Vlan(id=settings.vlan, name="quarantine", vni=0),) if quarantined_ports(place) else ()


def _active(place: Place) -> list[Quarantine]:
    rows = place.city.registers.quarantine
    return sorted((row for row in rows if row.active(place.at.date())), key=lambda row: row.id)


def _inside(network: IPv4Network | IPv6Network, wider: IPv4Network | IPv6Network) -> bool:
    if isinstance(network, IPv4Network):
        return isinstance(wider, IPv4Network) and network.subnet_of(wider)
    return isinstance(wider, IPv6Network) and network.subnet_of(wider)
