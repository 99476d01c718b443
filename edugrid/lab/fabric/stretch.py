"""The Linux host's part of a stretched VLAN."""

from pathlib import Path

from edugrid.lab.fabric.inside import inside

VXLAN_PORT = "4789"  # RFC 7348, 5


def stretch(lab: Path, router: str, vni: int, source: str, port: str = "", vrf: str = "") -> None:
    """Bridge `port` of a router with a VXLAN device of number `vni` whose tunnels start at the address `source`.

    FRR tells the kernel where the other hosts are (EVPN), so the device learns nothing by itself. With `vrf` all of it is
    in that routing table, which the router has from its start; without `port` the number carries routed packets only.
    Everything goes with the router's namespace. Raises FabricError.
    """
    bridge, tunnel = f"br{vni}", f"vxlan{vni}"
    kind = ("type", "vxlan", "id", str(vni), "dstport", VXLAN_PORT, "local", source, "nolearning")
    # made here, so that the tunnel's own packets leave by the router's main table wherever the device is moved
    inside(lab, router, "ip", "link", "add", tunnel, *kind)
    members = (tunnel, port) if port else (tunnel,)
    there = ("ip", "-n", vrf) if vrf else ("ip",)
    for member in members if vrf else ():
        inside(lab, router, "ip", "link", "set", member, "netns", vrf)
    inside(lab, router, *there, "link", "add", bridge, "type", "bridge")
    for member in members:
        inside(lab, router, *there, "link", "set", member, "master", bridge)
    for device in (bridge, *members):
        inside(lab, router, *there, "link", "set", device, "up")
