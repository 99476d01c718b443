"""Which tenants have a routing table on a device of the overlay."""

from edugrid.intent.device import Device
from edugrid.intent.device_settings import device_settings
from edugrid.intent.tree import City


def tenants_of(city: City, region: str, device: Device) -> dict[str, tuple[str, ...]]:
    """Names of the stretched segments by tenant, in order of tenant; empty where the device stretches none of theirs."""
    asked = device_settings(city, region, device).network.overlay
    if asked is None:
        return {}
    here = {one.segment for one in device.overlay}
    return {name: segments for name, segments in sorted(asked.tenants.items()) if here.intersection(segments)}
