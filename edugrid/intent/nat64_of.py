"""Which devices translate between IPv6 and IPv4."""

from ipaddress import IPv4Network, IPv6Network
from typing import NamedTuple

from edugrid.intent.device import Device
from edugrid.intent.device_settings import device_settings
from edugrid.intent.tree import City


class Translated(NamedTuple):
    """The prefix that a device takes in, and the IPv4 addresses that it gives out."""

    prefix: IPv6Network
    pool: IPv4Network


def nat64_of(city: City, region: str, device: Device) -> Translated | None:
    """None for a device that does not translate, and where the block is off."""
    asked = device_settings(city, region, device).network.nat64
    if asked is None or device.nat64 is None:
        return None
    return Translated(asked.prefix, device.nat64.pool)
