"""State of RGOS interfaces, derived from the configuration alone (no protocol runs in the simulator)."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.render import sort_entries
from edugrid.lab.devices.ruijie_rgos.names import NAMES, SPEED, short_name

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.tree import Node


@dataclass(frozen=True)
class InterfaceState:
    """``speed`` in Mbit/s, ``vlan`` as the status table shows it (``routed``, ``trunk`` or a number)."""

    name: str
    shut: bool
    description: str
    ipv4: str
    vlan: str
    speed: int
    mtu: str
    mac: str


def interface_states(device: Device) -> list[InterfaceState]:
    """All interfaces in printed order."""
    entries = sort_entries(device.running, device.dialect.names)
    return [_state(device, e.args[0], e.node) for e in entries if e.key.startswith("interface ") and e.node is not None]


def _state(device: Device, name: str, node: Node) -> InterfaceState:
    lines = {key: entry.line for key, entry in node.entries.items()}
    found = NAMES.find(name)
    routed = "switchport" in lines or (found is not None and found[0].kind not in ("port", "agg"))
    trunk = lines.get("switchport mode", "").endswith("trunk")
    access = node.entries.get("switchport access vlan")
    digest = zlib.crc32(f"{device.name} {name}".encode())
    mtu = node.entries.get("mtu")
    return InterfaceState(
        name=name,
        shut="shutdown" in lines,
        description=lines.get("description", "").partition(" ")[2],
        ipv4=lines.get("ip address", "").removeprefix("ip address "),
        vlan="routed" if routed else "trunk" if trunk else access.args[0] if access else "1",
        speed=SPEED.get(short_name(name)[:2], 1000),
        mtu=mtu.args[0] if mtu else "1500",
        mac=f"02e0.{digest >> 16:04x}.{digest & 0xFFFF:04x}",
    )
