"""Every routed port of the design is up."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a routed port, from ``get_interfaces``."""
    seen = driver.get_interfaces()
    found = []
    for port in device.ports:
        if port.mode != "routed":
            continue
        state = seen.get(port.name)
        actual = "absent" if state is None else "up" if state["is_up"] else "down"
        found.append(
            LiveFinding(
                device=device.name,
                feature="uplink",
                subject=port.name,
                state="ok" if actual == "up" else "failed",
                expected="up",
                actual=actual,
            )
        )
    return found
