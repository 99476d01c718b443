"""Which services have a routing table on a device."""

from edugrid.intent.device import Device
from edugrid.intent.device_settings import device_settings
from edugrid.intent.network.l3vpn import L3vpnService
from edugrid.intent.tree import City


def l3vpn_of(city: City, region: str, device: Device) -> dict[str, L3vpnService]:
    """The services of which ``device`` is the first hop of a segment, by name; empty where it takes no part."""
    asked = device_settings(city, region, device).network.l3vpn
    if asked is None or (asked.roles and device.role not in asked.roles):
        return {}
    county = next((one for one in city.counties if one.path == region), None)
    codes = {code for trunk in device.trunks if not trunk.uplink for code in trunk.schools}
    schools = [school for school in county.schools if school.row.code in codes] if county else []
    here = {name for school in schools for name in school.settings.segments}
    here |= {gateway.segment for gateway in device.gateways}
    return {name: service for name, service in sorted(asked.services.items()) if here.intersection(service.segments)}
