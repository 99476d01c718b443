"""Which devices take part in the IGP of their city."""

from edugrid.intent.device import Device
from edugrid.intent.device_settings import device_settings
from edugrid.intent.network.igp import Igp
from edugrid.intent.tree import City


def igp_of(city: City, region: str, device: Device) -> Igp | None:
    """The block that holds for ``device``; None where the IGP is off, for a school's own device, and for an OLT.

    A school's device is under other hands: it hears routes by BGP, filtered, and never sees the link-state database.
    """
    if device.role.startswith("school-") or not device.routes:
        return None
    return device_settings(city, region, device).network.igp
