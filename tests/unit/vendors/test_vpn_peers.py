"""Sessions of the VPN families: what a simulated VRP8 shows, the driver reads, and the live check compares."""

from ipaddress import IPv6Address
from pathlib import Path
from typing import Any

from inside_driver import inside_driver

from edugrid.design.device.l3vpn import L3vpn, VpnPeer
from edugrid.design.network import DeviceDesign
from edugrid.lab.devices.core.learnt import Peer
from edugrid.lab.devices.make_device import make_device
from edugrid.network.live.check import check_live
from edugrid.region import open_region

UP, DOWN = "2001:DB8:F::1", "2001:DB8:F::2"
CONFIG = f"""bgp 64603
 peer {UP} as-number 64603
 peer {DOWN} as-number 64609
 #
 ipv4-family vpnv4
  policy vpn-target
  peer {UP} enable
  peer {DOWN} enable
 #
 ipv6-family vpnv6
  policy vpn-target
  peer {UP} enable
#
"""


def _driver() -> Any:  # noqa: ANN401 - napalm publishes no types
    device = make_device("huawei_vrp8", "pe1", None, startup=CONFIG, ports=[])
    device.learnt.peers[UP] = Peer(state="Established", seconds=60, prefixes=3)
    return inside_driver("huawei_vrp8", device)


def test_each_family_has_the_peers_that_are_enabled_in_it() -> None:
    up, down = UP.lower(), DOWN.lower()
    assert _driver().get_vpn_peers() == {"vpnv4": {up: True, down: False}, "vpnv6": {up: True}}


def _with(device: DeviceDesign) -> DeviceDesign:
    peers = tuple(
        VpnPeer(address=IPv6Address(address), remote_as=64603, external=False, description=name)
        for address, name in ((UP, "a"), (DOWN, "b"))
    )
    return device.model_copy(update={"l3vpn": L3vpn(locator="EDU", vrfs=(), peers=peers)})


def test_the_live_check_wants_both_families_of_every_peer() -> None:
    devices = open_region(Path(__file__).parents[3] / "inventories", "henan/zhengzhou").design.devices
    device = _with(next(one for one in devices if one.name == "xz-agg-1"))
    only = device.model_copy(
        update=dict.fromkeys(("bgp", "igp", "lldp", "management", "ra", "dhcp"), None) | {"ports": ()}
    )
    found = [
        (one.subject.split()[0], one.state, one.actual) for one in check_live(only, _driver()) if one.feature == "l3vpn"
    ]
    assert found == [
        ("vpnv4", "ok", "up"),
        ("vpnv4", "failed", "down"),
        ("vpnv6", "ok", "up"),
        ("vpnv6", "failed", "absent"),
    ]
