"""Every address pool of the design is there and not used up."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding

_FULL = 95
"""Per cent of a pool that may be handed out before the check fails."""


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a pool, from the extra getter ``get_dhcp_pools``: ``{name: {"total": int, "used": int}}``."""
    pools = [gateway.pool for gateway in device.dhcp.gateways if gateway.pool] if device.dhcp else []
    seen = ask(driver, "get_dhcp_pools") if pools else {}
    found = []
    for pool in pools:
        state = seen.get(pool.name)
        used = 100 * state["used"] // max(state["total"], 1) if state else 0
        found.append(
            LiveFinding(
                device=device.name,
                feature="dhcp",
                subject=pool.name,
                state="ok" if state and used < _FULL else "failed",
                expected=f"below {_FULL} %",
                actual=f"{used} %" if state else "absent",
            )
        )
    return found
