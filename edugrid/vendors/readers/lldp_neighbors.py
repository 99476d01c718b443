"""LLDP neighbours in NAPALM's shapes."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from edugrid.vendors.base.read_table import Row
from edugrid.vendors.readers.mac_text import mac_text

# NAPALM's words for the capabilities of IEEE 802.1AB, table 8-4
_CAPABILITIES = {
    "bridge": "bridge",
    "router": "router",
    "repeater": "repeater",
    "wlan": "wlan-access-point",
    "wlanaccesspoint": "wlan-access-point",
    "telephone": "telephone",
    "docsis": "docsis-cable-device",
    "docsiscabledevice": "docsis-cable-device",
    "stationonly": "station",
    "other": "other",
}


def lldp_neighbors_detail(
    rows: Iterable[Row], full_name: Callable[[str], str], interface: str = ""
) -> dict[str, list[dict[str, Any]]]:
    """NAPALM's ``get_lldp_neighbors_detail``; ``parent_interface`` is empty, the displays do not tell it."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        local = full_name(row["local"])
        if interface and local != interface:
            continue
        found.setdefault(local, []).append(
            {
                "parent_interface": "",
                "remote_port": row["port_id"],
                "remote_chassis_id": mac_text(row["chassis_id"]),
                "remote_port_description": _known(row["port_description"]),
                "remote_system_name": _known(row["system_name"]),
                "remote_system_description": _known(row["system_description"]),
                "remote_system_capab": _capabilities(row["supported"]),
                "remote_system_enable_capab": _capabilities(row["enabled"]),
            }
        )
    return found


def lldp_neighbors(detail: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, str]]]:
    """NAPALM's ``get_lldp_neighbors`` from the detailed form; a neighbour without a name is called by its chassis id."""
    return {
        local: [
            {"hostname": one["remote_system_name"] or one["remote_chassis_id"], "port": one["remote_port"]}
            for one in neighbors
        ]
        for local, neighbors in detail.items()
    }


def _known(text: str) -> str:
    return "" if text in {"--", "-", "NA", "N/A"} else text


def _capabilities(text: str) -> list[str]:
    words = re.split(r"[,\s]+", _known(text).lower().replace("-", ""))
    return [_CAPABILITIES.get(word, word) for word in words if word]
