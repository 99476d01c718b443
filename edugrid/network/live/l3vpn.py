"""Every session between routers with services is established, for both families."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a peer and family, from the extra getter ``get_vpn_peers``: ``{family: {address: is up}}``."""
    peers = device.l3vpn.peers if device.l3vpn else ()
    seen = ask(driver, "get_vpn_peers") if peers else {}
    found = []
    for family in ("vpnv4", "vpnv6"):
        for peer in peers:
            state = seen.get(family, {}).get(str(peer.address))
            actual = "absent" if state is None else "up" if state else "down"
            found.append(
                LiveFinding(
                    device=device.name,
                    feature="l3vpn",
                    subject=f"{family} {peer.address} ({peer.description})",
                    state="ok" if actual == "up" else "failed",
                    expected="up",
                    actual=actual,
                )
            )
    return found
