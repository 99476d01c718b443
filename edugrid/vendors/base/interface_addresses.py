"""Addresses that a configuration gives to interfaces."""

import re
from collections.abc import Iterable
from ipaddress import ip_interface

Addresses = dict[str, dict[str, dict[str, dict[str, int]]]]

_IPV4 = re.compile(r"ip address (\d+(?:\.\d+){3})(?:/| /?)(\d+(?:\.\d+){3}|\d{1,2})\b")
_IPV6 = re.compile(r"ipv6 address ([0-9A-Fa-f:]+)(?:/| )(\d{1,3})\b")


def interface_addresses(interfaces: Iterable[tuple[str, Iterable[str]]]) -> Addresses:
    """NAPALM's ``get_interfaces_ip`` shape from (name, lines) of each interface; IPv6 as RFC 5952 writes it."""
    found: Addresses = {}
    for name, lines in interfaces:
        for line in lines:
            for family, pattern in (("ipv4", _IPV4), ("ipv6", _IPV6)):
                match = pattern.match(line)
                if match:
                    address = ip_interface(f"{match[1]}/{match[2]}")
                    addresses = found.setdefault(name, {}).setdefault(family, {})
                    addresses[str(address.ip)] = {"prefix_length": address.network.prefixlen}
    return found
