"""Feature: servers are asked who may log in to a device (RADIUS, HWTACACS), with its own accounts to fall back on."""

from edugrid.design.device.aaa import Aaa
from edugrid.design.place import Place


def aaa(place: Place) -> Aaa | None:
    """Servers of the device at ``place``; None where logins are its own business."""
    management = place.network.management
    if management is None or management.aaa is None or not management.holds(place.device.role):
        return None
    asked = management.aaa
    return Aaa(protocol=asked.protocol, servers=asked.servers, accounting=asked.accounting)
