"""Every BGP session of the design is established."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a peer, from ``get_bgp_neighbors``."""
    seen = driver.get_bgp_neighbors().get("global", {}).get("peers", {})
    found = []
    for peer in device.bgp.peers if device.bgp else ():
        state = seen.get(str(peer.address))
        actual = "absent" if state is None else "up" if state["is_up"] else "down"
        found.append(
            LiveFinding(
                device=device.name,
                feature="bgp",
                subject=f"{peer.address} ({peer.description})",
                state="ok" if actual == "up" else "failed",
                expected="up",
                actual=actual,
            )
        )
    return found
