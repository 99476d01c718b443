"""The router discards what the block register says, and nothing else that the route server was ever told."""

from ipaddress import ip_network
from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding an order's network, from the extra getter ``get_blackhole_routes``: ``{prefix: seconds}``.

    What is discarded without an order (lifted, expired) is ``extra``.
    """
    if device.block is None:
        return []
    seen = {ip_network(prefix) for prefix in ask(driver, "get_blackhole_routes")}
    wanted = {route.network: route for route in device.block.routes}
    return [
        LiveFinding(
            device=device.name,
            feature="block",
            subject=f"{network} ({', '.join(wanted[network].orders)})" if network in wanted else str(network),
            state="ok" if (network in wanted) == (network in seen) else "failed",
            expected="discarded" if network in wanted else "",
            actual="discarded" if network in seen else "absent",
            extra=network not in wanted,
        )
        for network in (*wanted, *sorted(seen - wanted.keys(), key=lambda one: (one.version, int(one.network_address))))
    ]
