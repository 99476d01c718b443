"""Which device takes over for another."""

from edugrid.intent.device import Device
from edugrid.intent.tree import City


def pair(city: City, device: Device) -> str:
    """Name of the other end of the pair, whichever end declares it; empty for a device that stands alone."""
    if device.pair:
        return device.pair
    return next((other.name for _, _, other in city.devices() if other.pair == device.name), "")
