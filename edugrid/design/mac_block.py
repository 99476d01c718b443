"""Feature: mac_block (a switch drops frames from and to a blocked MAC address)."""

from edugrid.design.device.mac_block import MacBlock, MacEntry
from edugrid.design.place import Place
from edugrid.design.trunks import vlans


def mac_block(place: Place) -> MacBlock | None:
    """An entry for each VLAN of the device and address; None where nobody asks, or nothing is ordered.

    No more entries than the device's access lists may spend on blocks: the first orders go first.
    """
    asked = place.network.block
    if asked is None or place.device.role not in asked.mac_roles:
        return None
    here = sorted(vlan.id for vlan in vlans(place.device, place.sites))
    room = asked.rules_of(place.device.platform) // max(1, len(here))
    entries = [
        MacEntry(mac=_hyphened(one.mac), vlan=vlan, order=one.order)
        for one in place.blocked.macs[:room]
        for vlan in here
    ]
    return MacBlock(entries=tuple(sorted(entries, key=lambda one: (one.mac, one.vlan)))) if entries else None


def _hyphened(mac: str) -> str:
    digits = mac.replace(":", "")
    return "-".join((digits[:4], digits[4:8], digits[8:]))
