"""No neighbour announces nearly as much as it is held to: above it the session would be closed."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding

_NEAR = 90
"""Per cent of a session's limit that a neighbour may announce before the check fails."""


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a session with a limit, from ``get_bgp_neighbors``; none for a session that is down (feature ``bgp`` says so)."""
    if device.bgp_policy is None:
        return []
    seen = ask(driver, "get_bgp_neighbors").get("global", {}).get("peers", {})
    found = []
    for session in device.bgp_policy.sessions:
        peer = seen.get(str(session.address))
        if session.max_prefixes is None or peer is None or not peer["is_up"]:
            continue
        told = sum(family["received_prefixes"] for family in peer["address_family"].values())
        found.append(
            LiveFinding(
                device=device.name,
                feature="bgp_policy",
                subject=str(session.address),
                state="ok" if 100 * told <= _NEAR * session.max_prefixes else "failed",
                expected=f"at most {_NEAR} % of {session.max_prefixes} prefixes",
                actual=f"{told} prefixes",
            )
        )
    return found
