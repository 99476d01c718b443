"""The device has a PIM neighbour on every link of the design."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a link, from the extra getter ``get_pim_neighbors``: ``{port: [address, …]}``."""
    links = device.multicast.links if device.multicast else ()
    seen = ask(driver, "get_pim_neighbors") if links else {}
    return [
        LiveFinding(
            device=device.name,
            feature="multicast",
            subject=port,
            state="ok" if seen.get(port) else "failed",
            expected="a neighbour",
            actual=", ".join(seen.get(port, ())) or "absent",
        )
        for port in links
    ]
