"""Session tables, as firewalls and routers with NAT print them."""

import re
from collections.abc import Iterable, Iterator
from ipaddress import ip_address
from typing import Final

from edugrid.mining.flow import Flow

_LONGEST: Final = 1000
"""Characters of a line; no table prints longer ones."""
_END: Final = r"(?:\[([0-9A-Fa-f:.]+)\]|([0-9.]+)):(\d+)"
# Huawei `display firewall session table` and `display nat session table`: tcp: 10.0.0.9:1234[203.0.113.1:2234]--> 198.51.100.7:3333
_ARROW: Final = re.compile(_END + r"(?:\[[^\]]*\]|\([^)]*\))?\s*[+-]->\s*" + _END)
_WORD: Final = re.compile(r"^\s*([a-z0-9-]+)\b", re.IGNORECASE)
# Huawei AR `display nat session all`: three lines
_AR_PROTOCOL: Final = re.compile(r"^\s*Protocol\s*:\s*(\w+)")
_AR_END: Final = re.compile(r"^\s*(Src|Dest)Addr\s+Port\s+Vpn\s*:\s*([0-9A-Fa-f:.]+)\s+(\d+)")
# H3C `display session table ipv4|ipv6 verbose` and `display nat session verbose`: Source IP/port: 10.0.0.9/1234
_H3C_SIDE: Final = re.compile(r"^\s*(Initiator|Responder)\s*:")
_H3C_END: Final = re.compile(r"^\s*(Source|Destination)\s+IP/port\s*:\s*([0-9A-Fa-f:.]+)/(\d+)")


def read_sessions(lines: Iterable[str]) -> Iterator[Flow]:
    """Every TCP and UDP session from the side that began it; the form is told by each line."""
    protocol, source, first = "", "", True
    for number, text in enumerate(lines, 1):
        if len(text) > _LONGEST:
            continue
        if arrow := _ARROW.search(text):
            word = _WORD.search(text)
            name = word[1].lower() if word else ""
            # a firewall names the application in place of the protocol: http, ssl …
            told = name if name in {"tcp", "udp"} else "" if name != "icmp" else "icmp"
            yield from _flow(number, told, f"{arrow[1] or arrow[2]} {arrow[3]}", f"{arrow[4] or arrow[5]} {arrow[6]}")
        elif found := _AR_PROTOCOL.search(text):
            protocol = found[1].lower()
        elif side := _H3C_SIDE.search(text):
            first = side[1] == "Initiator"
        elif (end := _AR_END.search(text)) or (end := _H3C_END.search(text)):
            if not first:
                continue
            if end[1] in {"Src", "Source"}:
                source = f"{end[2]} {end[3]}"
            else:
                # H3C names the protocol further down; it is one with ports either way
                known = protocol if end[1] == "Dest" else ""
                yield from _flow(number, known, source, f"{end[2]} {end[3]}")
                protocol, source = "", ""


def _flow(number: int, protocol: str, source: str, destination: str) -> Iterator[Flow]:
    if protocol == "icmp":
        return
    try:
        (address, port), (other, there) = source.split(), destination.split()
        yield Flow(number, protocol, ip_address(address), int(port), ip_address(other), int(there))
    except ValueError:
        return
