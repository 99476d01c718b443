"""Operational facts of a simulated device, derived from its configuration alone (no protocol runs in it)."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.render import sort_entries
from edugrid.lab.devices.core.tree import Node

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device


@dataclass(frozen=True)
class InterfaceFacts:
    """State of one interface; ``ipv4`` and ``ipv6`` as ``address/length`` texts."""

    name: str
    kind: str
    shut: bool
    description: str
    ipv4: tuple[str, ...]
    ipv6: tuple[str, ...]
    link_type: str
    pvid: str
    mtu: str
    mac: str
    routed: bool

    @property
    def up(self) -> bool:
        """Simulated ports are up unless they are shut."""
        return not self.shut


def interface_facts(device: Device) -> list[InterfaceFacts]:
    """All interfaces in printed order."""
    return device.derived("interfaces", lambda: _interfaces(device))


def _interfaces(device: Device) -> list[InterfaceFacts]:
    return [
        _facts(device, entry.args[0], entry.node)
        for entry in sort_entries(device.running, device.dialect.names)
        if entry.key.startswith("interface ") and entry.node is not None
    ]


def serial_number(device: Device) -> str:
    """A stable made-up serial number; it begins with SIM."""
    return f"SIM{zlib.crc32(device.name.encode()) % 10**9:09d}"


def uptime(device: Device) -> tuple[int, int, int, int]:
    """Weeks, days, hours, minutes since boot."""
    minutes = int(device.clock() - device.booted) // 60
    return minutes // 10080, minutes // 1440 % 7, minutes // 60 % 24, minutes % 60


def peers(device: Device, instance: str = "") -> tuple[str, str, list[tuple[str, str]]]:
    """AS number, router id and the configured peers (address, AS) of a BGP instance; "" when there is none."""
    wanted = re.compile(rf"bgp \d+ instance {re.escape(instance)}" if instance else "bgp")
    bgp = next((e for e in device.running.entries.values() if wanted.fullmatch(e.key)), None)
    if bgp is None or bgp.node is None:
        return "", "", []
    router = bgp.node.entries.get("router-id")
    found = sorted((m[1], e.args[1]) for m, e in bgp.node.matching(r"peer (\S+) as-number"))
    return bgp.args[0], router.args[0] if router else "0.0.0.0", found  # noqa: S104  # what a device shows without one


def igp_processes(device: Device) -> dict[str, tuple[tuple[str, str], ...]]:
    """Protocol (``isis``, ``ospf``, ``ospfv3``) → (process, router id) of each; a simulated device has no neighbours."""
    out: dict[str, tuple[tuple[str, str], ...]] = {}
    for protocol in ("isis", "ospf", "ospfv3"):
        found = []
        for match, entry in device.running.matching(rf"{protocol} (\d+)"):
            router = (entry.node or Node()).entries.get("router-id")
            found.append((match[1], router.args[0] if router else entry.args[-1]))
        out[protocol] = tuple(found)
    return out


def vlans(device: Device) -> dict[int, tuple[str, str]]:
    """VLAN id → (name, description); VLAN 1 is always there."""
    out: dict[int, tuple[str, str]] = {1: ("", "")}
    batch = device.running.entries.get("vlan batch")
    out |= dict.fromkeys(sorted((batch.members if batch else None) or ()), ("", ""))
    for match, entry in device.running.matching(r"vlan (\d+)"):
        texts = [
            (e.line.partition(" ")[2] if e else "")
            for e in map((entry.node or Node()).entries.get, ("name", "description"))
        ]
        out[int(match[1])] = (texts[0], texts[1])
    return dict(sorted(out.items()))


def _facts(device: Device, name: str, node: Node) -> InterfaceFacts:
    lines = [e.line.split() for e in node.entries.values()]
    description = node.entries.get("description")
    link = node.entries.get("port link-type")
    pvid = next(
        (e.args[0] for k, e in node.entries.items() if k.endswith(("default vlan", "access vlan", "pvid vlan"))), "1"
    )
    mtu = node.entries.get("mtu")
    found = device.dialect.names.find(name)
    digest = zlib.crc32(f"{device.name} {name}".encode())
    return InterfaceFacts(
        name=name,
        kind=found[0].kind if found else "",
        shut="shutdown" in node.entries,
        description=description.args[0] if description else "",
        ipv4=tuple(f"{w[2]}/{_length(w[3])}" for w in lines if w[:2] == ["ip", "address"]),
        ipv6=tuple(
            w[2] if "/" in w[2] else f"{w[2]}/10" for w in lines if w[:2] == ["ipv6", "address"] and ":" in w[2]
        ),
        link_type=link.line.rpartition(" ")[2] if link else "access",
        pvid=pvid,
        mtu=mtu.args[0] if mtu else "1500",
        mac=f"02e0-{digest >> 16:04x}-{digest & 0xFFFF:04x}",
        routed=device.dialect.dynamic_view(device.running.entries[f"interface {name}"])
        not in ("port-l2", "trunk-l2", "port-member"),
    )


def _length(mask: str) -> int:
    return sum(int(part).bit_count() for part in mask.split("."))
