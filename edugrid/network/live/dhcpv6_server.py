"""Every IPv6 pool of the design is there with its prefix."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a pool, from the extra getter ``get_dhcpv6_pools``: ``{name: prefix, or "" for one without addresses}``."""
    if device.dhcpv6_server is None:
        return []
    seen = ask(driver, "get_dhcpv6_pools")
    found = []
    for pool in (gateway.pool for gateway in device.dhcpv6_server.gateways):
        expected = str(pool.prefix or "") or "no addresses"
        actual = (seen[pool.name] or "no addresses") if pool.name in seen else "absent"
        found.append(
            LiveFinding(
                device=device.name,
                feature="dhcpv6_server",
                subject=pool.name,
                state="ok" if actual == expected else "failed",
                expected=expected,
                actual=actual,
            )
        )
    return found
