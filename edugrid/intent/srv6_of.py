"""Which devices have an SRv6 locator."""

from edugrid.intent.device import Device
from edugrid.intent.device_settings import device_settings
from edugrid.intent.igp_of import igp_of
from edugrid.intent.network.srv6 import Srv6Settings
from edugrid.intent.tree import City


def srv6_of(city: City, region: str, device: Device) -> Srv6Settings | None:
    """The block that holds for ``device``; None where it is off, and outside the IGP, which spreads the locators."""
    if igp_of(city, region, device) is None:
        return None
    return device_settings(city, region, device).network.srv6
