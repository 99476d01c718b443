"""Whether a device takes part in the overlay, and as what."""

from typing import Literal

from edugrid.intent.device import Device
from edugrid.intent.device_settings import device_settings
from edugrid.intent.tree import City


def overlay_of(city: City, region: str, device: Device) -> Literal["reflector", "edge"] | None:
    """None where the block does not hold, and for a device that neither stretches a VLAN nor has a role that reflects."""
    asked = device_settings(city, region, device).network.overlay
    if asked is None:
        return None
    if device.role in asked.reflectors:
        return "reflector"
    return "edge" if device.overlay else None
