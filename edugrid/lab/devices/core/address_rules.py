"""Address rules both vendors share: which address an interface may have, and which overlap."""

import ipaddress
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from edugrid.lab.devices.core.tree import Entry, Node

_POINT_TO_POINT = 31
_IPV4_TOP = 24
_BINDINGS = ("ip binding vpn-instance", "ip vrf forwarding")


class Span(NamedTuple):
    """The network of one address line: VPN instance, IP version, first and last address, and where it stands."""

    vpn: str
    version: int
    first: int
    last: int
    interface: str
    line: str


def host_fault(address: str, mask: str) -> bool:
    """True when an interface may not carry this IPv4 address: network or broadcast address, multicast, 0/8, 127/8."""
    interface = ipaddress.IPv4Interface(f"{address}/{mask}")
    ip, net = interface.ip, interface.network
    if ip.is_multicast or ip.is_loopback or ip.is_unspecified or ip.is_reserved or int(ip) >> _IPV4_TOP == 0:
        return True
    return net.prefixlen < _POINT_TO_POINT and ip in (net.network_address, net.broadcast_address)


def overlaps(root: Node) -> list[tuple[str, str]]:
    """Pairs (interface line, address line) whose network overlaps one of another interface in the same VPN instance."""
    spans = sorted(span for entry in _interfaces(root) for span in _spans(entry))
    found: list[tuple[str, str]] = []
    active: list[Span] = []
    for span in spans:
        active = [a for a in active if a[:2] == span[:2] and a.last >= span.first]
        if any(a.interface != span.interface for a in active):
            found.append((span.interface, span.line))
        active.append(span)
    return found


def clashes(root: Node, interface: Entry, line: str) -> bool:
    """True when the address ``line``, typed on ``interface``, overlaps another interface's network in its VPN instance."""
    vpn = _vpn(interface)
    version, first, last = _range(line)
    for entry in _interfaces(root):
        if entry.key != interface.key and _vpn(entry) == vpn:
            for span in _spans(entry):
                if span.version == version and span.first <= last and first <= span.last:
                    return True
    return False


def _interfaces(root: Node) -> Iterator[Entry]:
    return (e for e in root.entries.values() if e.node is not None and e.key.startswith("interface "))


def _vpn(entry: Entry) -> str:
    bound = (entry.node.entries.get(key) for key in _BINDINGS) if entry.node else ()
    return next((binding.args[0] for binding in bound if binding), "")


def _spans(entry: Entry) -> Iterator[Span]:
    vpn = _vpn(entry)
    for inner in (entry.node or Node()).entries.values():
        line = inner.line
        if line.startswith("ip address") or (line.startswith("ipv6 address") and "/" in line):
            yield Span(vpn, *_range(line), entry.key, line)


@lru_cache(maxsize=65536)
def _range(line: str) -> tuple[int, int, int]:
    words = line.split()
    net = ipaddress.ip_interface(words[2] if "/" in words[2] else f"{words[2]}/{words[3]}").network
    return net.version, int(net.network_address), int(net.broadcast_address)
