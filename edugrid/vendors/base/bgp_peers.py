"""BGP peers from the peer tables of VRP and Comware."""

import re
from ipaddress import ip_address
from typing import Any

from edugrid.vendors.base.seconds import seconds

# VRP:      Peer V AS MsgRcvd MsgSent OutQ Up/Down State PrefRcv
# Comware:  Peer AS MsgRcvd MsgSent OutQ PrefRcv Up/Down State
_VRP = re.compile(
    r"^[ \t]*(?P<peer>[0-9A-Fa-f.:]+)\s+4\s+(?P<asn>\d+)\s+\d+\s+\d+\s+\d+\s+(?P<up>\S+)\s+(?P<state>[A-Za-z]\S*)\s+(?P<prefixes>\d+)"
)
_COMWARE = re.compile(
    r"^[ \t]*(?:\*\s*)?(?P<peer>[0-9A-Fa-f.:]+)\s+(?P<asn>\d+)\s+\d+\s+\d+\s+\d+\s+(?P<prefixes>\d+)\s+(?P<up>\S+)\s+(?P<state>[A-Za-z]\S*)"
)
_UNKNOWN = -1


def bgp_peers(answers: dict[str, str]) -> dict[str, dict[str, Any]]:
    """NAPALM's ``get_bgp_neighbors`` shape from one peer table per address family (``ipv4``, ``ipv6``).

    The tables do not tell remote router ids, descriptions and sent or accepted prefixes: empty, or -1.
    Source: captures in ntc-templates; the IPv6 tables are taken to look like the IPv4 ones.
    """
    peers: dict[str, Any] = {}
    router_id, local_as = "", 0
    for family, answer in answers.items():
        own = re.search(r"local router ID\s*:\s*(\S+)", answer, re.IGNORECASE)
        asn = re.search(r"local AS number\s*:\s*(\d+)", answer, re.IGNORECASE)
        router_id, local_as = own[1] if own else router_id, int(asn[1]) if asn else local_as
        for line in answer.splitlines():
            match = _VRP.match(line) or _COMWARE.match(line)
            if match:
                peers[str(ip_address(match["peer"]))] = _peer(match, family, local_as)
    return {"global": {"router_id": router_id, "peers": peers}}


def _peer(match: re.Match[str], family: str, local_as: int) -> dict[str, Any]:
    up = match["state"].lower() == "established"
    return {
        "local_as": local_as,
        "remote_as": int(match["asn"]),
        "remote_id": "",
        "is_up": up,
        "is_enabled": "admin" not in match["state"].lower(),
        "description": "",
        "uptime": seconds(match["up"]) if up else _UNKNOWN,
        "address_family": {
            family: {
                "received_prefixes": int(match["prefixes"]),
                "accepted_prefixes": _UNKNOWN,
                "sent_prefixes": _UNKNOWN,
            }
        },
    }
