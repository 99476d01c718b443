"""Every RADIUS server of the design answers the device."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a server, from the extra getter ``get_radius_servers``: ``{address: it answers}``."""
    if device.access_control is None:
        return []
    seen = ask(driver, "get_radius_servers")
    found = []
    for server in map(str, device.access_control.servers):
        actual = "absent" if server not in seen else "up" if seen[server] else "down"
        found.append(
            LiveFinding(
                device=device.name,
                feature="access_control",
                subject=server,
                state="ok" if actual == "up" else "failed",
                expected="up",
                actual=actual,
            )
        )
    return found
