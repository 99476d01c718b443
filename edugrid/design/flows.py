"""Feature: flows (records of what comes in on routed links, for a collector)."""

from edugrid.design.device.flows import Flows
from edugrid.design.place import Place
from edugrid.design.uplinks import loopback


def flows(place: Place) -> Flows | None:
    """Flow export of the device at ``place``; None where nobody asks, or the device has no link."""
    asked, device = place.network.flows, place.device
    if asked is None or not asked.holds(device.role):
        return None
    ends = [end for link in place.city.file.links for end in (link.a, link.b) if end.device == device.name]
    if not ends:
        return None
    return Flows(
        source=loopback(place.city, device, place.ledger).ipv4.ip,
        collector=asked.collector,
        port=asked.port,
        sampling=asked.sampling,
        ports=tuple(sorted({end.port for end in ends})),
    )
