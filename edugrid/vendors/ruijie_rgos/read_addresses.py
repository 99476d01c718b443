"""Addresses that an RGOS configuration gives to interfaces."""

from edugrid.vendors.base.config_sections import config_sections
from edugrid.vendors.base.interface_addresses import Addresses, interface_addresses


def read_addresses(running: str) -> Addresses:
    """NAPALM's ``get_interfaces_ip`` shape; names hold a blank (``VLAN 10``)."""
    return interface_addresses(
        (head.removeprefix("interface "), body)
        for head, body in config_sections(running, "!")
        if head.startswith("interface ")
    )
