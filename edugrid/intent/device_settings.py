"""The values that hold where a device stands."""

from edugrid.intent.device import Device
from edugrid.intent.settings import Settings
from edugrid.intent.tree import City


def device_settings(city: City, region: str, device: Device) -> Settings:
    """Those of its school, else of its county, else of its city; ``region`` is the path of the file that names it."""
    county = next((one for one in city.counties if one.path == region), None)
    school = next((one for one in county.schools if one.row.code == device.school), None) if county else None
    return (school or county or city).settings
