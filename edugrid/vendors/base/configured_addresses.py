"""Addresses that a VRP or Comware configuration gives to interfaces."""

from edugrid.vendors.base.config_sections import config_sections
from edugrid.vendors.base.interface_addresses import Addresses, interface_addresses


def configured_addresses(running: str) -> Addresses:
    """NAPALM's ``get_interfaces_ip`` shape; what follows an interface's name (``mode l2``) is no part of it."""
    return interface_addresses(
        (head.split()[1], body) for head, body in config_sections(running) if head.startswith("interface ")
    )
