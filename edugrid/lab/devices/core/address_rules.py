"""Address rules both vendors share: which address an interface may have, and which overlap."""

import ipaddress
from collections.abc import Iterator

from edugrid.lab.devices.core.tree import Entry, Node

Interface = ipaddress.IPv4Interface | ipaddress.IPv6Interface
_POINT_TO_POINT = 31


def host_fault(address: str, mask: str) -> bool:
    """True when an interface may not carry this IPv4 address: network or broadcast address, multicast, 0/8, 127/8."""
    interface = ipaddress.IPv4Interface(f"{address}/{mask}")
    ip, net = interface.ip, interface.network
    if ip.is_multicast or ip.is_loopback or ip.is_unspecified or ip.is_reserved or int(ip) >> 24 == 0:
        return True
    return net.prefixlen < _POINT_TO_POINT and ip in (net.network_address, net.broadcast_address)


def overlaps(root: Node) -> list[tuple[str, str]]:
    """Pairs (interface line, address line) whose network overlaps one of another interface in the same VPN instance."""
    seen: list[tuple[str, str, Interface]] = []
    found: list[tuple[str, str]] = []
    for entry in root.entries.values():
        if not entry.key.startswith("interface ") or entry.node is None:
            continue
        binding = entry.node.entries.get("ip binding vpn-instance")
        vpn = binding.args[0] if binding else ""
        for line, address in _addresses(entry):
            for other, other_vpn, known in seen:
                same_family = known.version == address.version
                if other != entry.key and other_vpn == vpn and same_family and _clash(known, address):
                    found.append((entry.line, line))
                    break
            seen.append((entry.key, vpn, address))
    return found


def _clash(one: Interface, two: Interface) -> bool:
    if one.version != two.version:
        return False
    return int(one.network.network_address) <= int(two.network.broadcast_address) and int(
        two.network.network_address
    ) <= int(one.network.broadcast_address)


def _addresses(entry: Entry) -> Iterator[tuple[str, Interface]]:
    for inner in (entry.node or Node()).entries.values():
        words = inner.line.split()
        if words[:2] == ["ip", "address"]:
            yield inner.line, ipaddress.IPv4Interface(f"{words[2]}/{words[3]}")
        elif words[:2] == ["ipv6", "address"] and "/" in words[2] and not words[2].startswith("FE80"):
            yield inner.line, ipaddress.IPv6Interface(words[2])
