"""The IPv6 neighbour table in NAPALM's shape."""

from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

from edugrid.vendors.base.read_table import Row
from edugrid.vendors.base.seconds import seconds
from edugrid.vendors.readers.mac_text import mac_text

# RFC 4861, 7.3.2; the devices print the first letters
_STATES = {"INCMP": "INCOMPLETE", "REACH": "REACHABLE", "STALE": "STALE", "DELAY": "DELAY", "PROBE": "PROBE"}
_MINUTE = 60.0


def ipv6_neighbors(
    rows: Iterable[Row], full_name: Callable[[str], str], *, unit: float = _MINUTE
) -> list[dict[str, Any]]:
    """NAPALM's ``get_ipv6_neighbors_table``; addresses as RFC 5952 writes them, ``age`` in seconds (-1.0 unknown).

    A bare number counts ``unit`` seconds each: minutes on VRP, seconds on Comware.
    """
    return [
        {
            "interface": full_name(row["interface"]),
            "mac": mac_text(row["mac_address"]),
            "ip": str(ip_address(row["ipv6_address"])),
            "age": float(row["age"]) * unit if row["age"].isdigit() else float(seconds(row["age"])),
            "state": _STATES.get(row["state"], row["state"]),
        }
        for row in rows
        if row["ipv6_address"]
    ]
