"""What a translator takes in and gives out has a route on it, of its own device."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding for the prefix and one for the pool, from ``get_route_to``."""
    if device.nat64 is None:
        return []
    found = []
    for network in (device.nat64.prefix, device.nat64.pool):
        routes = driver.get_route_to(destination=str(network)).get(str(network), [])
        active = any(route.get("current_active") for route in routes)
        found.append(
            LiveFinding(
                device=device.name,
                feature="nat64",
                subject=str(network),
                state="ok" if active else "failed",
                expected="routed",
                actual="routed" if active else "absent",
            )
        )
    return found
