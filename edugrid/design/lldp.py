"""Feature: LLDP, and the neighbours that the links promise."""

from edugrid.design.device.lldp import Lldp, LldpNeighbor
from edugrid.design.lags import cables
from edugrid.design.place import Place
from edugrid.intent.device import Device
from edugrid.intent.device_settings import device_settings


def lldp(place: Place) -> Lldp | None:
    """LLDP of the device at ``place``; None where nobody asks for it.

    A link promises a neighbour where both ends speak. An aggregate promises one for each pair of its member ports, in
    the order in which they are written.
    """
    asked = place.network.lldp
    device = place.device
    if asked is None or not asked.holds(device.role):
        return None
    speakers = _speakers(place)
    found = []
    for link in place.city.file.links:
        for near, far in ((link.a, link.b), (link.b, link.a)):
            other = speakers.get(far.device)
            if near.device != device.name or other is None:
                continue
            for port, far_port in cables(device, near.port, other, far.port):
                if port not in device.lldp_off and far_port not in other.lldp_off:
                    found.append(LldpNeighbor(port=port, device=other.name, far_port=far_port, platform=other.platform))
    return Lldp(silent=tuple(sorted(set(device.lldp_off))), neighbors=tuple(sorted(found, key=lambda one: one.port)))


def _speakers(place: Place) -> dict[str, Device]:
    found = {}
    for region, _, device in place.city.devices():
        asked = device_settings(place.city, region, device).network.lldp
        if asked is not None and asked.holds(device.role):
            found[device.name] = device
    return found
