"""Routes from ``display ip routing-table … verbose`` in NAPALM's shape."""

import re
from collections.abc import Callable, Iterator
from ipaddress import ip_network
from typing import Any

from edugrid.vendors.base.seconds import seconds

# what the devices print -> the names NAPALM's users know
_PROTOCOLS = {
    "DIRECT": "CONNECTED",
    "EBGP": "BGP",
    "IBGP": "BGP",
    "BGP4+": "BGP",
    "O_ASE": "OSPF",
    "O_NSSA": "OSPF",
    "OSPFV3": "OSPF",
    "OSPFV3ASE": "OSPF",
    "O_INTRA": "OSPF",
    "O_INTER": "OSPF",
    "IS_L1": "ISIS",
    "IS_L2": "ISIS",
    "ISIS-L1": "ISIS",
    "ISIS-L2": "ISIS",
}
_ALSO = {"direct": "connected", "is-is": "isis", "ebgp": "bgp", "ibgp": "bgp", "ospfv3": "ospf"}


def routes(answer: str, full_name: Callable[[str], str], protocol: str = "") -> dict[str, list[dict[str, Any]]]:
    """NAPALM's ``get_route_to``; ``protocol``: only this one. The display tells no BGP attributes: always {}.

    Read are ``key: value`` pairs, two or more blanks apart, in blocks that begin with ``Destination``: so both
    vendors print a route, in different orders.
    """
    wanted = _ALSO.get(protocol.lower(), protocol.lower())
    found: dict[str, list[dict[str, Any]]] = {}
    for table, block in _blocks(answer):
        name = _protocol(block.get("Protocol", ""))
        if wanted and wanted != name.lower():
            continue
        length = block.get("PrefixLength")
        prefix = block["Destination"] + (f"/{length}" if length else "")
        found.setdefault(str(ip_network(prefix, strict=False)), []).append(_route(name, block, table, full_name))
    return found


def _route(name: str, block: dict[str, str], table: str, full_name: Callable[[str], str]) -> dict[str, Any]:
    state = block.get("State", "")
    active = "Active" in state.split()
    return {
        "protocol": name,
        "current_active": active,
        "last_active": active,
        "age": seconds(block.get("Age", "")),
        "next_hop": block.get("NextHop") or block.get("OrigNextHop", ""),
        "outgoing_interface": full_name(block.get("Interface", "")),
        "selected_next_hop": active,
        "preference": int(block.get("Preference", "0")),
        "inactive_reason": "" if active else state,
        "routing_table": table,
        "protocol_attributes": {},
    }


def _blocks(answer: str) -> Iterator[tuple[str, dict[str, str]]]:
    table, block = "default", dict[str, str]()
    for line in answer.splitlines():
        pairs = _pairs(line)
        named = pairs.get("Routing Table") or pairs.get("Routing Tables")
        if named:
            table = "default" if named in {"_public_", "Public"} else named
        if "Destination" in pairs and "Routes" not in pairs:
            if block:
                yield table, block
            block = pairs
        elif block:
            block |= {key: value for key, value in pairs.items() if value or key not in block}
    if block:
        yield table, block


def _pairs(line: str) -> dict[str, str]:
    # a colon after a letter: the one of a key, never the end of `2001:DB8::`
    joined = re.sub(r"(?<=[A-Za-z])\s*:(?:\s+|$)", ": ", line.strip())
    parts = [part.partition(":") for part in re.split(r"\s{2,}", joined) if ":" in part]
    return {key.strip(): value.strip() for key, _, value in parts}


def _protocol(text: str) -> str:
    word = text.partition(" ")[0].upper()
    return _PROTOCOLS.get(word, word)
