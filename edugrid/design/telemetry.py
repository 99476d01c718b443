"""Feature: telemetry (sFlow from routed links to a collector)."""

from edugrid.design.device.telemetry import Telemetry
from edugrid.design.place import Place
from edugrid.design.uplinks import loopback


def telemetry(place: Place) -> Telemetry | None:
    """Samples of the device at ``place``; None where nobody asks, or the device has no link.

    Of an aggregate its members are sampled.
    """
    asked, device = place.network.telemetry, place.device
    if asked is None or not asked.holds(device.role):
        return None
    ends = [end for link in place.city.file.links for end in (link.a, link.b) if end.device == device.name]
    members = {lag.name: lag.members for lag in device.lags}
    ports = tuple(sorted({port for end in ends for port in members.get(end.port, (end.port,))}))
    if not ports:
        return None
    return Telemetry(
        agent=loopback(place.city, device, place.ledger).ipv4.ip,
        collector=asked.collector,
        sampling=asked.sampling,
        counter_seconds=asked.counter_seconds,
        ports=ports,
    )
