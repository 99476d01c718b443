"""BGP peers from ``show bgp … unicast summary`` of RGOS."""

import re
from ipaddress import ip_address
from typing import Any

_ROW = re.compile(
    r"^(?P<peer>[0-9A-Fa-f.:]+)\s+4\s+(?P<asn>\d+)\s+\d+\s+\d+\s+\d+\s+\d+\s+\d+\s+(?P<up>\S+)\s+(?P<state>\S(?:.*\S)?)\s*$"
)
_UNKNOWN = -1
_UNITS = {"y": 31536000, "w": 604800, "d": 86400, "h": 3600, "m": 60, "s": 1}


def read_peers(answers: dict[str, str]) -> dict[str, dict[str, Any]]:
    """NAPALM's ``get_bgp_neighbors`` shape from one summary per address family (``ipv4``, ``ipv6``).

    The rows are taken to look like those of Cisco-like devices (believed, no capture). A number in the last column is
    the count of received prefixes of an established session. Descriptions are not told there.
    """
    peers: dict[str, Any] = {}
    router_id, local_as = "", 0
    for family, answer in answers.items():
        head = re.search(r"router identifier\s+(\S+?),\s*local AS number\s+(\d+)", answer)
        if head:
            router_id, local_as = head[1], int(head[2])
        for line in answer.splitlines():
            row = _ROW.match(line)
            if row:
                peer = peers.setdefault(str(ip_address(row["peer"])), _peer(row, local_as))
                counts = {"accepted_prefixes": _UNKNOWN, "sent_prefixes": _UNKNOWN}
                received = int(row["state"]) if row["state"].isdigit() else 0
                peer["address_family"][family] = {"received_prefixes": received, **counts}
    return {"global": {"router_id": router_id, "peers": peers}}


def _peer(row: re.Match[str], local_as: int) -> dict[str, Any]:
    up = row["state"].isdigit()
    return {
        "local_as": local_as,
        "remote_as": int(row["asn"]),
        "remote_id": "",
        "is_up": up,
        "is_enabled": "admin" not in row["state"].lower(),
        "description": "",
        "uptime": _seconds(row["up"]) if up else _UNKNOWN,
        "address_family": {},
    }


def _seconds(text: str) -> int:
    clock = re.fullmatch(r"(\d+):(\d+):(\d+)", text)
    if clock:
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3])
    parts = re.findall(r"(\d+)([ywdhms])", text)
    return sum(int(number) * _UNITS[unit] for number, unit in parts) if parts else _UNKNOWN
