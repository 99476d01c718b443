"""Whether an address is where it should be, on an interface that is up."""

from ipaddress import IPv4Interface, IPv6Interface
from typing import Any

from edugrid.network.live.finding import LiveFinding


def address_state(
    device: str,
    feature: str,
    wanted: IPv4Interface | IPv6Interface,
    addresses: dict[str, Any],
    interfaces: dict[str, bool],
) -> LiveFinding:
    """The finding about ``wanted`` in the answers of ``get_interfaces_ip`` and of ``links``."""
    family = f"ipv{wanted.version}"
    there = next((name for name, has in addresses.items() if str(wanted.ip) in has.get(family, {})), None)
    actual = "absent" if there is None else "up" if interfaces.get(there) else f"{there} down"
    return LiveFinding(
        device=device,
        feature=feature,
        subject=str(wanted.ip),
        state="ok" if actual == "up" else "failed",
        expected="up",
        actual=actual,
    )
