"""The loopback has both its addresses, and is up."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.address_state import address_state
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding
from edugrid.network.live.links import links


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding an address, from ``get_interfaces_ip`` and ``links``."""
    addresses, interfaces = ask(driver, "get_interfaces_ip"), links(driver)
    return [
        address_state(device.name, "loopback", address, addresses, interfaces)
        for one in ([device.loopback] if device.loopback else [])
        for address in (one.ipv4, one.ipv6)
    ]
