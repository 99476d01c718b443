"""FRR's `show interface json` in NAPALM's words."""

from ipaddress import ip_interface
from typing import Any


def read_interfaces(shown: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return NAPALM's get_interfaces (speed in Mbit/s, MTU in bytes).

    FRR 8.4 does not say when a link last changed in JSON, so last_flapped is always -1.0, NAPALM's word for unknown.
    """
    return {
        name: {
            "is_up": entry.get("operationalStatus") == "up",
            "is_enabled": entry.get("administrativeStatus") == "up",
            "description": entry.get("description", ""),
            "last_flapped": -1.0,
            # the kernel reports an unknown speed as 2^32-1
            "speed": float(entry["speed"]) if 0 < entry.get("speed", 0) < 2**32 - 1 else -1.0,
            "mtu": entry.get("mtu", 0),
            "mac_address": entry.get("hardwareAddress", "").upper(),
        }
        for name, entry in shown.items()
    }


def read_addresses(shown: dict[str, Any]) -> dict[str, dict[str, dict[str, dict[str, int]]]]:
    """Return NAPALM's get_interfaces_ip: {interface: {"ipv4": {address: {"prefix_length": bits}}, "ipv6": …}}."""
    found: dict[str, dict[str, dict[str, dict[str, int]]]] = {}
    for name, entry in shown.items():
        for item in entry.get("ipAddresses", []):
            address = ip_interface(item["address"])
            family = found.setdefault(name, {}).setdefault(f"ipv{address.version}", {})
            family[str(address.ip)] = {"prefix_length": address.network.prefixlen}
    return found
