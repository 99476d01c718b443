"""Feature: servers are asked who may log in to a device (RADIUS, HWTACACS), with its own accounts to fall back on."""

from edugrid.design.device.aaa import Aaa
from edugrid.design.place import Place
from edugrid.design.uplinks import loopback


def aaa(place: Place) -> Aaa | None:
    """Servers of the device at ``place``; None where logins are its own business."""
    management, device = place.network.management, place.device
    if management is None or management.aaa is None or not management.holds(device.role):
        return None
    asked = management.aaa
    from_loopback = management.source == "loopback" and device.routes
    return Aaa(
        protocol=asked.protocol,
        servers=asked.servers,
        accounting=asked.accounting,
        source=loopback(place.city, device, place.ledger).ipv4.ip if from_loopback else None,
    )
