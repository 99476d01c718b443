"""The Linux host's part of a stretched VLAN."""

from pathlib import Path

from edugrid.lab.fabric.layout import Layout
from edugrid.lab.fabric.system import system

VXLAN_PORT = "4789"  # RFC 7348, 5


def stretch(lab: Path, router: str, vni: int, source: str, port: str) -> None:
    """Bridge `port` of a router with a VXLAN device of number `vni` whose tunnels start at the address `source`.

    FRR tells the kernel where the other hosts are (EVPN), so the device learns nothing by itself. Everything goes with
    the router's namespace. Raises FabricError.
    """
    netns = Layout(lab).netns(router)
    bridge, tunnel = f"br{vni}", f"vxlan{vni}"
    kind = ("type", "vxlan", "id", str(vni), "dstport", VXLAN_PORT, "local", source, "nolearning")
    system("ip", "-n", netns, "link", "add", bridge, "type", "bridge")
    system("ip", "-n", netns, "link", "add", tunnel, *kind)
    for member in (port, tunnel):
        system("ip", "-n", netns, "link", "set", member, "master", bridge)
    for device in (bridge, port, tunnel):
        system("ip", "-n", netns, "link", "set", device, "up")
