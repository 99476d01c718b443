"""Every trunk of the design is up."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.finding import LiveFinding
from edugrid.network.live.links import links
from edugrid.network.live.port_state import port_state


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a trunk, from ``links``."""
    seen = links(driver)
    return [port_state(device.name, "trunk", port.name, seen) for port in device.ports if port.mode == "trunk"]
