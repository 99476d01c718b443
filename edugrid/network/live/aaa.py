"""Every server that decides on logins answers the device."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a server, from the extra getter ``get_login_servers``: ``{address: it answers}``."""
    if device.aaa is None:
        return []
    seen = ask(driver, "get_login_servers", device.aaa.protocol)
    found = []
    for server in map(str, device.aaa.servers):
        actual = "absent" if server not in seen else "up" if seen[server] else "down"
        found.append(
            LiveFinding(
                device=device.name,
                feature="aaa",
                subject=server,
                state="ok" if actual == "up" else "failed",
                expected="up",
                actual=actual,
            )
        )
    return found
