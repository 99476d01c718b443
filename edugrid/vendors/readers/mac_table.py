"""The table of learnt hardware addresses in NAPALM's shape."""

from collections.abc import Callable, Iterable
from typing import Any

from edugrid.vendors.base.read_table import Row
from edugrid.vendors.readers.mac_text import mac_text

_STATIC = ("static", "config", "sticky", "security", "blackhole")
_UNKNOWN = -1


def mac_table(rows: Iterable[Row], full_name: Callable[[str], str]) -> list[dict[str, Any]]:
    """NAPALM's ``get_mac_address_table``: moves and the time of the last one are not told (-1).

    An address of a bridge domain has no VLAN: 0.
    """
    return [
        {
            "mac": mac_text(row["mac"]),
            "interface": "" if row["interface"] == "-" else full_name(row["interface"]),
            "vlan": int(row["vlan"]) if row["vlan"].isdigit() else 0,
            "static": any(word in row["type"].lower() for word in _STATIC),
            "active": "invalid" not in row["type"].lower(),
            "moves": _UNKNOWN,
            "last_move": float(_UNKNOWN),
        }
        for row in rows
    ]
