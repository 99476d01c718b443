"""FRR's routes in NAPALM's words."""

import re
from typing import Any

_UNITS = {"y": 31_536_000, "w": 604_800, "d": 86_400, "h": 3600, "m": 60, "s": 1}
Route = dict[str, Any]


def read_routes(shown: dict[str, Any], attributes: dict[str, dict[str, Any]], protocol: str) -> dict[str, list[Route]]:
    """Return NAPALM's get_route_to from `show ip|ipv6 route … json`.

    `attributes`: {prefix: answer of `show bgp … PREFIX json`} for the BGP routes; `protocol`: only this one, or ''.
    One entry for each next hop.
    """
    wanted = protocol.lower()
    found: dict[str, list[Route]] = {}
    for prefix, entries in shown.items():
        for entry in entries:
            name = entry.get("protocol", "")
            if wanted and wanted != name:
                continue
            about = attributes.get(prefix, {}) if name == "bgp" else {}
            hops = [hop for hop in entry.get("nexthops", []) if not hop.get("recursive")]
            found.setdefault(prefix, []).extend(_route(entry, hop, about) for hop in hops)
    return {prefix: routes for prefix, routes in found.items() if routes}


def seconds(uptime: str) -> int:
    """Return the seconds of FRR's uptime: `00:01:02`, `1d02h03m` or `1w2d03h`; -1 for anything else."""
    clock = re.fullmatch(r"(\d+):(\d\d):(\d\d)", uptime)
    if clock:
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + int(clock[3])
    parts = re.findall(r"(\d+)([ywdhms])", uptime)
    return sum(int(count) * _UNITS[unit] for count, unit in parts) if parts else -1


def _route(entry: dict[str, Any], hop: dict[str, Any], about: dict[str, Any]) -> Route:
    selected = bool(entry.get("selected"))
    return {
        "protocol": entry.get("protocol", "").upper(),
        "current_active": selected,
        "last_active": selected,
        "age": seconds(entry.get("uptime", "")),
        "next_hop": hop.get("ip", ""),
        "outgoing_interface": hop.get("interfaceName", ""),
        "selected_next_hop": bool(hop.get("active")),
        "preference": entry.get("distance", 0),
        "inactive_reason": "" if selected else "not selected",
        "routing_table": entry.get("vrfName", "default"),
        "protocol_attributes": _bgp_attributes(about) if about else {},
    }


def _bgp_attributes(about: dict[str, Any]) -> dict[str, Any]:
    paths = about.get("paths", [])
    best = next((path for path in paths if path.get("bestpath", {}).get("overall")), paths[0] if paths else {})
    as_path = best.get("aspath", {})
    first = next((number for segment in as_path.get("segments", []) for number in segment.get("list", [])), None)
    return {
        "local_as": about.get("localAs", -1),
        "remote_as": first if first is not None else about.get("localAs", -1),
        "peer_id": best.get("peer", {}).get("peerId", ""),
        "as_path": as_path.get("string", ""),
        "communities": best.get("community", {}).get("list", []),
        "local_preference": best.get("locPrf", 100),
        "preference2": -1,
        "metric": best.get("metric", 0),
        "metric2": -1,
    }
