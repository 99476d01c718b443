"""The ARP table in NAPALM's shape."""

from collections.abc import Callable, Iterable
from typing import Any

from edugrid.vendors.base.read_table import Row
from edugrid.vendors.readers.mac_text import mac_text

_MINUTE = 60.0
_PUBLIC = ("", "-", "--", "N/A", "[No Vrf]")


def arp_table(
    rows: Iterable[Row], full_name: Callable[[str], str], vrf: str | None = None, *, unit: float = _MINUTE
) -> list[dict[str, Any]]:
    """NAPALM's ``get_arp_table``. ``vrf``: only this one ("" the public one; None: whatever the device showed).

    ``age`` is what the devices show: the seconds until the entry goes, -1.0 for one that stays. They show minutes
    (``unit`` seconds each).
    """
    return [
        {
            "interface": full_name(row["interface"]),
            "mac": mac_text(row["mac"]),
            "ip": row["ip"],
            "age": float(row["age"]) * unit if row["age"].isdigit() else -1.0,
        }
        for row in rows
        if vrf is None or vrf == ("" if row.get("vpn", "") in _PUBLIC else row["vpn"])
    ]
