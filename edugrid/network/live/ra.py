"""Every first hop sends router advertisements with the flags of the design."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding
from edugrid.network.live.interfaces_of import interfaces_of


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a first hop, from the extra getter ``get_router_advertisements``: ``{interface: {sent, managed, other}}``."""
    if device.ra is None:
        return []
    seen = ask(driver, "get_router_advertisements")
    found = []
    for gateway in device.ra.gateways:
        places = interfaces_of(gateway.hop)
        there = next((seen[place] for place in places if place in seen), None)
        expected = _words(sent=True, managed=gateway.managed, other=gateway.other)
        actual = "absent" if there is None else _words(**there)
        found.append(
            LiveFinding(
                device=device.name,
                feature="ra",
                subject=places[0],
                state="ok" if actual == expected else "failed",
                expected=expected,
                actual=actual,
            )
        )
    return found


def _words(*, sent: bool, managed: bool, other: bool) -> str:
    return " ".join(["sent", *(["M"] if managed else []), *(["O"] if other else [])]) if sent else "not sent"
