"""DHCP snooping guards every access port of the design, and trusts every uplink."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a port, from the extra getter ``get_dhcp_snooping``: ``{port: {"trusted": bool}}``."""
    seen = ask(driver, "get_dhcp_snooping")
    guard = device.access_guard
    wanted = dict.fromkeys(guard.hosts, False) | dict.fromkeys(guard.uplinks, True) if guard else {}
    words = {True: "trusted", False: "guarded"}
    return [
        LiveFinding(
            device=device.name,
            feature="access_guard",
            subject=port,
            state="ok" if port in seen and seen[port]["trusted"] is trusted else "failed",
            expected=words[trusted],
            actual=words[seen[port]["trusted"]] if port in seen else "absent",
        )
        for port, trusted in wanted.items()
    ]
