"""Wireless controllers between which stations roam."""

from edugrid.intent.device_settings import device_settings
from edugrid.intent.tree import City


def roaming_group(city: City, name: str) -> tuple[str, ...]:
    """Names of the controllers of ``city`` for which ``wlan: roaming_group: name`` holds, in order of name."""
    asked = {
        device.name: device_settings(city, path, device).network.wlan
        for path, _, device in city.devices()
        if device.role.endswith("-ac")
    }
    return tuple(sorted(device for device, wlan in asked.items() if wlan and wlan.roaming_group == name))
