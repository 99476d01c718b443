"""Every member of an aggregate is up, and the aggregate itself."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.finding import LiveFinding
from edugrid.network.live.links import links
from edugrid.network.live.port_state import port_state


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding an aggregate and one a member, from ``links``."""
    seen = links(driver)
    return [
        port_state(device.name, "lag", name, seen, name if name == lag.name else f"{name} ({lag.name})")
        for lag in device.lag
        for name in (lag.name, *lag.members)
    ]
