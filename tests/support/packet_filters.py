"""What a switch or a cloud would do with a packet, read from config text and rule properties; shares no code with edugrid."""

import re
import socket
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

_RULE = re.compile(
    r" rule (\d+) (permit|deny) (tcp|udp|ipv6|ip)"
    r"(?: source (\S+)(?: ([\d.]+))?)?(?: destination (\S+)(?: ([\d.]+))?)?"
    r"(?: destination-port (eq|range) (\d+)(?: (\d+))?)?$"
)
_LIST = re.compile(r"acl (?:(ipv6) )?(?:advanced )?name (\S+)(?: advance)?$")
_BOUND = re.compile(r"(?:packet-filter|traffic-filter)(?: inbound)?(?: acl)?(?: (ipv6))? name (\S+)(?: inbound)?$")
_BOUND_VLAN = re.compile(r"traffic-filter vlan (\d+) inbound acl(?: (ipv6))? name (\S+)$")


class Packet(NamedTuple):
    """Addresses as text."""

    source: str
    destination: str
    protocol: str
    port: int


class _Side(NamedTuple):
    """``mask``: the bits that matter; ``family`` 0: everybody."""

    family: int
    value: int
    mask: int


_ANYBODY = _Side(0, 0, 0)


class _Rule(NamedTuple):
    number: int
    action: str
    protocol: str
    source: _Side
    destination: _Side
    ports: tuple[int, int]


def at_switch(config: str, packet: Packet) -> str | None:
    """``permit`` or ``deny`` by a rule, ``pass`` where none speaks of the packet; None: it does not come in here.

    ``config`` is the text of a VRP or Comware switch.
    """
    family = 6 if ":" in packet.source else 4
    interfaces, lists, bound = _read(config)
    for interface, addresses in interfaces.items():
        if interface.startswith("LoopBack"):
            continue  # what the device itself sends comes in nowhere
        if any(_match(packet.source, network) for network in addresses):
            rules = lists.get((family, bound.get((family, interface), "")), [])
            return next((rule.action for rule in sorted(rules) if _speaks(rule, packet)), "pass")
    return None


def at_group(rules: Iterable[Mapping[str, Any]], packet: Packet) -> bool:
    """True when one of the ingress rules of a security group (properties as the provider names them) lets it in."""
    family = "IPv6" if ":" in packet.source else "IPv4"
    for rule in rules:
        if rule["direction"] != "ingress" or rule["ethertype"] != family:
            continue
        protocol, low, high = rule["protocol"], rule["portRangeMin"], rule["portRangeMax"]
        if protocol and protocol != packet.protocol:
            continue
        if low is not None and not int(low) <= packet.port <= int(high):
            continue
        prefix, length = rule["remoteIpPrefix"].split("/")
        if _match(packet.source, _network(prefix, int(length))):
            return True
    return False


def _read(
    config: str,
) -> tuple[dict[str, list[_Side]], dict[tuple[int, str], list[_Rule]], dict[tuple[int, str], str]]:
    interfaces: dict[str, list[_Side]] = {}
    lists: dict[tuple[int, str], list[_Rule]] = {}
    bound: dict[tuple[int, str], str] = {}
    inside, current = "", (0, "")
    for line in config.splitlines():
        if not line.startswith(" "):
            inside = line.removeprefix("interface ") if line.startswith("interface ") else ""
            found = _LIST.match(line)
            current = (6 if found[1] else 4, found[2]) if found else (0, "")
            if vlan := _BOUND_VLAN.match(line):
                for name in (f"Vlanif{vlan[1]}", f"Vlan-interface{vlan[1]}"):
                    bound[6 if vlan[2] else 4, name] = vlan[3]
            continue
        words = line.split()
        if inside and words[:2] == ["ip", "address"] and len(words) == 4:
            interfaces.setdefault(inside, []).append(_network(words[2], _number(words[3]).bit_count()))
        elif inside and words[:2] == ["ipv6", "address"] and "/" in words[2]:
            prefix, length = words[2].split("/")
            interfaces.setdefault(inside, []).append(_network(prefix, int(length)))
        elif inside and (filter_ := _BOUND.match(line.strip())):
            bound[6 if filter_[1] else 4, inside] = filter_[2]
        elif current[0] and (rule := _RULE.match(line)):
            lists.setdefault(current, []).append(_rule(rule))
    return interfaces, lists, bound


def _rule(found: re.Match[str]) -> _Rule:
    low, high = int(found[9] or 0), int(found[10] or found[9] or 65535)
    return _Rule(int(found[1]), found[2], found[3], _side(found[4], found[5]), _side(found[6], found[7]), (low, high))


def _side(address: str | None, wildcard: str | None) -> _Side:
    if address is None:
        return _ANYBODY
    if "/" in address:
        prefix, length = address.split("/")
        return _network(prefix, int(length))
    mask = 0xFFFFFFFF if wildcard in {None, "0"} else 0xFFFFFFFF ^ _number(wildcard or "")
    return _Side(4, _number(address), mask)


def _network(address: str, length: int) -> _Side:
    family, bits = (6, 128) if ":" in address else (4, 32)
    return _Side(family, _number(address), ((1 << length) - 1) << (bits - length))


def _number(address: str) -> int:
    return int.from_bytes(socket.inet_pton(socket.AF_INET6 if ":" in address else socket.AF_INET, address), "big")


def _match(address: str, side: _Side) -> bool:
    if side.family and side.family != (6 if ":" in address else 4):
        return False
    return (_number(address) ^ side.value) & side.mask == 0


def _speaks(rule: _Rule, packet: Packet) -> bool:
    if rule.protocol not in {packet.protocol, "ip", "ipv6"} or not _match(packet.source, rule.source):
        return False
    return _match(packet.destination, rule.destination) and rule.ports[0] <= packet.port <= rule.ports[1]
