"""FRR's discarded prefixes."""

from typing import Any

from edugrid.vendors.frr.read_routes import seconds


def read_blackholes(shown: dict[str, Any]) -> dict[str, int]:
    """Seconds by prefix, of `show ip|ipv6 route bgp json`: routes in the kernel that end in a blackhole."""
    return {
        prefix: seconds(entry.get("uptime", ""))
        for prefix, entries in shown.items()
        for entry in entries
        if entry.get("installed") and any(hop.get("fib") and hop.get("blackhole") for hop in entry.get("nexthops", []))
    }
