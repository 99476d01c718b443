"""Feature: hosts on access ports, and stations of WPA2-802.1X networks, are asked who they are."""

from edugrid.design.access import access_segments
from edugrid.design.device.access_control import AccessControl, ControlledPort
from edugrid.design.place import Place
from edugrid.design.wlan import wlan


def access_control(place: Place) -> AccessControl | None:
    """Ports with ``control:`` as they are written; None where nobody is asked, or no RADIUS server is known.

    A missing server is reported as such before (rule ``access``).
    """
    asked = place.network.radius
    ports = tuple(
        ControlledPort(port=one.port, method=one.control)
        for one in place.device.access
        if one.control is not None and access_segments(place, one)
    )
    radio = wlan(place)
    by_air = {"dot1x"} if radio and any(profile.security == "dot1x" for profile in radio.profiles) else set()
    methods = sorted({port.method for port in ports} | by_air)
    if asked is None or not methods:
        return None
    return AccessControl.model_validate(
        {"servers": asked.servers, "accounting": asked.accounting, "methods": methods, "ports": ports}
    )
