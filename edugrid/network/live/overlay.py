"""EVPN sessions are established, and each stretched VLAN is known by its number."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a peer and one a segment.

    From the extra getters ``get_evpn_peers``, ``{address: is up}``, and ``get_vxlan_vnis``, ``{number: is up}``.
    """
    if device.overlay is None:
        return []
    peers = ask(driver, "get_evpn_peers") if device.overlay.peers else {}
    seen = [(f"{one.address} ({one.description})", peers.get(str(one.address))) for one in device.overlay.peers]
    if device.overlay.segments:
        vnis = ask(driver, "get_vxlan_vnis")
        seen += [(f"VNI {one.vni} ({one.name})", vnis.get(one.vni)) for one in device.overlay.segments]
    found = []
    for subject, state in seen:
        actual = "absent" if state is None else "up" if state else "down"
        found.append(
            LiveFinding(
                device=device.name,
                feature="overlay",
                subject=subject,
                state="ok" if actual == "up" else "failed",
                expected="up",
                actual=actual,
            )
        )
    return found
