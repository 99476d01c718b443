"""Devices of the network's core and aggregation have a second way, and a device that takes over."""

from typing import Final

from edugrid.comply.evidence import Evidence, State
from edugrid.comply.view import View
from edugrid.design.network import DeviceDesign
from edugrid.text import Text

ROLES: Final = frozenset({"city-core", "city-pop", "county-aggregation", "county-pop"})


def check(view: View) -> tuple[Evidence, ...]:
    """One piece of evidence a device of those roles."""
    return tuple(_one(view, device) for device in view.devices if device.role in ROLES)


def _one(view: View, device: DeviceDesign) -> Evidence:
    state: State
    peers = device.bgp.peers if device.bgp else ()
    neighbours = sorted({peer.description for peer in peers})
    if device.pair:
        state, why = "pass", Text(f"{device.pair} takes over for it", f"{device.pair} 可接替")
    elif len(neighbours) > 1:
        state, why = "unknown", Text("several neighbours, but no device takes over for it", "有多个邻居，但无接替设备")
    else:
        state, why = "fail", Text("one way only, and no device takes over", "只有一条链路且无接替设备")
    return Evidence(
        check="redundant_uplinks",
        subject=device.name,
        basis="declared",
        state=state,
        place=view.device_place(device.name),
        value=f"pair: {device.pair or '-'}; neighbours: {', '.join(neighbours) or '-'}",
        why=why,
    )
