"""The access lists of the design are in force on every gateway and routed port."""

from typing import Any

from edugrid.design.device.first_hop import FirstHop
from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding
from edugrid.network.live.interfaces_of import interfaces_of

_NAME = "edu-apps"
"""What templates call the list."""


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a place and family, from the extra getter ``get_traffic_filters``: ``{place: {family: list}}``."""
    if device.acl is None:
        return []
    seen = ask(driver, "get_traffic_filters")
    found = []
    for place in (*device.acl.vlans, *device.acl.ports):
        places = interfaces_of(FirstHop(port=place) if isinstance(place, str) else FirstHop(vlan=place))
        # a switch filters in the VLAN or on its interface, as its platform has it
        there: dict[str, str] = next((seen[name] for name in places if name in seen), {})
        found += [
            LiveFinding(
                device=device.name,
                feature="acl",
                subject=f"{places[0]} {family}",
                state="ok" if there.get(family) == _NAME else "failed",
                expected=_NAME,
                actual=there.get(family, "absent"),
            )
            for family in ("ipv4", "ipv6")
        ]
    return found
