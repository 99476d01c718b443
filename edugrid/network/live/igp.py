"""Every link of the IGP has its neighbour."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding

_GOOD = {"isis": "up", "ospf": "full", "ospfv3": "full"}


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a link and protocol, from ``get_igp_neighbors``; OSPF has a neighbour for each family."""
    if device.igp is None:
        return []
    states: dict[tuple[str, str], list[str]] = {}
    for one in ask(driver, "get_igp_neighbors"):
        states.setdefault((one["protocol"], one["interface"]), []).append(one["state"])
    found = []
    for port in device.igp.ports:
        for protocol in ("isis",) if device.igp.protocol == "isis" else ("ospf", "ospfv3"):
            seen, good = states.get((protocol, port.name), []), _GOOD[protocol]
            found.append(
                LiveFinding(
                    device=device.name,
                    feature="igp",
                    subject=f"{protocol} {port.name} ({port.neighbor})",
                    state="ok" if good in seen else "failed",
                    expected=good,
                    actual=good if good in seen else seen[0] if seen else "absent",
                )
            )
    return found
