"""Addresses that an RGOS configuration gives to interfaces."""

import re
from ipaddress import ip_interface

from edugrid.vendors.ruijie_rgos.sections import sections

_IPV4 = re.compile(r"ip address (\d+(?:\.\d+){3})(?:/| /?)(\d+(?:\.\d+){3}|\d{1,2})\b")
_IPV6 = re.compile(r"ipv6 address ([0-9A-Fa-f:]+)/(\d{1,3})\b")


def read_addresses(running: str) -> dict[str, dict[str, dict[str, dict[str, int]]]]:
    """NAPALM's ``get_interfaces_ip`` shape; IPv6 in the short lower-case form of RFC 5952."""
    found: dict[str, dict[str, dict[str, dict[str, int]]]] = {}
    for head, body in sections(running):
        if not head.startswith("interface "):
            continue
        name = head.removeprefix("interface ")
        for line in body:
            for family, pattern in (("ipv4", _IPV4), ("ipv6", _IPV6)):
                match = pattern.match(line)
                if match:
                    address = ip_interface(f"{match[1]}/{match[2]}")
                    addresses = found.setdefault(name, {}).setdefault(family, {})
                    addresses[str(address.ip)] = {"prefix_length": address.network.prefixlen}
    return found
