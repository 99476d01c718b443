"""Access points that a wireless controller tells of."""

from collections.abc import Iterable
from typing import Any

from edugrid.vendors.readers.mac_text import mac_text

_STATES = {"nor": "normal", "R": "normal", "R/M": "normal"}  # VRP5; Comware, where M is the controller it hangs on

_NONE = ("-", "N/A")


def access_points(rows: Iterable[dict[str, str]]) -> list[dict[str, Any]]:
    """One dictionary an access point.

    ``id``, ``mac`` ('' where the controller does not say), ``name``, ``group``, ``ip`` ('' while it has none), ``model``,
    ``state`` (``normal`` when it works, else the controller's word), ``stations`` (how many hang on it).
    """
    return [
        {
            "id": int(row["id"]),
            "mac": mac_text(row["mac"]),
            "name": row["name"],
            "group": row["group"],
            "ip": "" if row["ip"] in _NONE else row["ip"],
            "model": "" if row["model"] in _NONE else row["model"],
            "state": _STATES.get(row["state"], row["state"]),
            "stations": int(row["stations"] or 0),
        }
        for row in rows
    ]
