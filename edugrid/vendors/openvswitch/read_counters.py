"""What ports count, from the table Interface of OVSDB (ovs-vswitchd.conf.db(5), column statistics)."""

import json
from collections.abc import Collection

_UNKNOWN = -1


def read_counters(interfaces: str, ports: Collection[str]) -> dict[str, dict[str, int]]:
    """NAPALM's ``get_interfaces_counters`` of ``ports``; ``interfaces`` is the table with name and statistics as JSON.

    Packets are counted together, and on some ports multicasts received among them: unicast is what is left, broadcasts
    included.
    """
    table = json.loads(interfaces)
    rows = [dict(zip(table["headings"], row, strict=True)) for row in table["data"]]
    return {row["name"]: _counters(dict(row["statistics"][1])) for row in rows if row["name"] in ports}


def _counters(told: dict[str, int]) -> dict[str, int]:
    multicast = told.get("rx_multicast_packets", _UNKNOWN)
    received = told.get("rx_packets", _UNKNOWN)
    return {
        "rx_unicast_packets": received - multicast if multicast != _UNKNOWN else received,
        "tx_unicast_packets": told.get("tx_packets", _UNKNOWN),
        "rx_multicast_packets": multicast,
        "tx_multicast_packets": _UNKNOWN,
        "rx_broadcast_packets": _UNKNOWN,
        "tx_broadcast_packets": _UNKNOWN,
        "rx_octets": told.get("rx_bytes", _UNKNOWN),
        "tx_octets": told.get("tx_bytes", _UNKNOWN),
        "rx_errors": told.get("rx_errors", _UNKNOWN),
        "tx_errors": told.get("tx_errors", _UNKNOWN),
        "rx_discards": told.get("rx_dropped", _UNKNOWN),
        "tx_discards": told.get("tx_dropped", _UNKNOWN),
    }
