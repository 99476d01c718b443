"""Feature: flows (records of what comes in, for a collector)."""

from ipaddress import IPv4Address, ip_address

from edugrid.design.device.flows import Flows
from edugrid.design.place import Place
from edugrid.design.uplinks import loopback


def flows(place: Place) -> Flows | None:
    """Flow export of the device at ``place``; None where nobody asks, or there is nothing to count or no address.

    A router counts on its links, a switch on its trunks.
    """
    asked, device = place.network.flows, place.device
    if asked is None or not asked.holds(device.role):
        return None
    links = [end.port for link in place.city.file.links for end in (link.a, link.b) if end.device == device.name]
    ports = links or [trunk.port for trunk in device.trunks]
    source = _source(place)
    if not ports or source is None:
        return None
    return Flows(
        source=source,
        collector=asked.collector,
        port=asked.port,
        sampling=asked.sampling,
        ports=tuple(sorted(set(ports))),
    )


def _source(place: Place) -> IPv4Address | None:
    """The loopback of what routes, the management address of what only switches."""
    if place.device.routes:
        return loopback(place.city, place.device, place.ledger).ipv4.ip
    try:
        host = ip_address(str(place.device.management.host))
    except ValueError:
        return None
    return host if isinstance(host, IPv4Address) else None
