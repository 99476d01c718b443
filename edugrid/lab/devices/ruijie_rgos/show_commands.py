"""RGOS commands that show state. Where the notes have no capture, the shape is the one of Cisco-like devices: believed only."""

from __future__ import annotations

import time
from ipaddress import IPv4Interface
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.comma_vlans import vlan_ids
from edugrid.lab.devices.core.facts import serial_number
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.ruijie_rgos.facts import interface_states
from edugrid.lab.devices.ruijie_rgos.names import short_name

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session

VERSION = "S5760X_RGOS 12.6(2)B0702P1"
_NO_ROUTER_ID = "0.0.0.0"  # noqa: S104  # what a device shows without one, no listening address
MODEL = "S5760C-24SFP/8GT8XS-X"


def _version(session: Session, _match: Match) -> Steps:
    device = session.device
    seconds = int(device.clock() - device.booted)
    days, hours, minutes, rest = seconds // 86400, seconds // 3600 % 24, seconds // 60 % 60, seconds % 60
    started = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(device.booted))
    session.write(
        f"System description      : SIMULATED Ruijie switch ({MODEL}), no vendor software inside\n"
        f"System start time       : {started}\n"
        f"System uptime           : {days}:{hours}:{minutes}:{rest}\n"
        "System hardware version : 1.00\n"
        f"System software version : {VERSION}\n"
        f"System serial number    : {serial_number(device)}"
    )
    yield from ()


def _clock(session: Session, _match: Match) -> Steps:
    session.write(time.strftime("%H:%M:%S UTC %a, %b %d, %Y", time.gmtime(session.device.clock())))
    yield from ()


def _users(session: Session, _match: Match) -> Steps:
    lines = ["    Line            User            Host(s)              Idle       Location"]
    for other in session.device.sessions:
        mark = "*" if other is session else " "
        lines.append(
            f"{mark} {other.number:>2} vty {other.number - 1}          {other.user:<16}idle                 00:00:00"
        )
    session.write("\n".join(lines))
    yield from ()


def _running_interface(session: Session, match: Match) -> Steps:
    device = session.device
    entry = device.running.entries.get(f"interface {match.args[0]}")
    if entry is None or entry.node is None:
        raise Refused(device.dialect.errors["wrong"], match.starts[0])
    body = device.dialect.body(entry.node, 1)
    session.write("\n".join(["Building configuration...", "!", entry.line, *body]))
    yield from ()


def _interfaces(session: Session, match: Match) -> Steps:
    states = interface_states(session.device)
    if match.args:
        states = [s for s in states if s.name == match.args[0]]
        if not states:
            raise Refused(session.device.dialect.errors["wrong"], match.starts[0])
    blocks = []
    for state in states:
        up = "administratively down" if state.shut else "UP"
        address = str(IPv4Interface(state.ipv4.replace(" ", "/"))) if state.ipv4 else "no ip address"
        blocks.append(
            f"{state.name} is {up}  , line protocol is {'DOWN' if state.shut else 'UP'}\n"
            f"  Hardware is SIMULATED, address is {state.mac} (bia {state.mac})\n"
            f"  Description: {state.description}\n"
            f"  Interface address is: {address}\n"
            f"  MTU {state.mtu} bytes, BW {state.speed * 1000} Kbit"
        )
    session.write("\n".join(blocks))
    yield from ()


def _interfaces_status(session: Session, _match: Match) -> Steps:
    rule = " ".join("-" * width for width in (35, 8, 7, 8, 10, 6))
    lines = [f"{'Interface':<36}{'Status':<9}{'Vlan':<8}{'Duplex':<9}{'Speed':<11}Type", rule]
    for state in interface_states(session.device):
        if state.name.startswith(("VLAN", "Loopback", "Null")):
            continue
        status = "disabled" if state.shut else "up"
        lines.append(f"{state.name:<36}{status:<9}{state.vlan:<8}{'Full':<9}{f'{state.speed}M':<11}copper")
    session.write("\n".join(lines))
    yield from ()


def _interfaces_description(session: Session, _match: Match) -> Steps:
    lines = [f"{'Interface':<33}{'Status':<10}{'Administrative':<16}Description"]
    for state in interface_states(session.device):
        word = "down" if state.shut else "up"
        lines.append(f"{state.name:<33}{word:<10}{word:<16}{state.description}".rstrip())
    session.write("\n".join(lines))
    yield from ()


def _vlan(session: Session, _match: Match) -> Steps:
    lines = [f"{'VLAN':<11}{'Name':<33}{'Status':<10}Ports", f"{'-' * 10} {'-' * 32} {'-' * 9} {'-' * 35}"]
    ports = _vlan_ports(session.device)
    for match, entry in sorted(session.device.running.matching(r"vlan (\d+)"), key=lambda pair: int(pair[0][1])):
        number = int(match[1])
        named = entry.node.entries.get("name") if entry.node else None
        title = named.args[0] if named else f"VLAN{number:04d}"
        members = ports.get(number, [])
        rows = [", ".join(members[at : at + 4]) for at in range(0, len(members), 4)] or [""]
        lines.append(f"{number:<11}{title:<33}{'STATIC':<10}{rows[0]}")
        lines += [f"{'':<54}{row}" for row in rows[1:]]
    session.write("\n".join(lines))
    yield from ()


def _vlan_ports(device: Device) -> dict[int, list[str]]:
    known = {int(match[1]) for match, _ in device.running.matching(r"vlan (\d+)")}
    found: dict[int, list[str]] = {}
    for state in interface_states(device):
        node = device.running.entries[f"interface {state.name}"].node
        if state.vlan == "routed" or node is None or "port-group" in node.entries:
            continue
        allowed = node.entries.get("switchport trunk allowed vlan")
        carried = (
            (vlan_ids(allowed.args[0]) or set() if allowed else known) if state.vlan == "trunk" else {int(state.vlan)}
        )
        for number in carried & known:
            found.setdefault(number, []).append(short_name(state.name))
    return found


def _arp(session: Session, _match: Match) -> Steps:
    lines = ["Protocol  Address          Age(min)  Hardware        Type   Interface"]
    lines += [
        f"Internet  {state.ipv4.split()[0]:<17}{'--':<10}{state.mac:<16}{'arpa':<7}{state.name}"
        for state in interface_states(session.device)
        if state.ipv4 and not state.shut and not state.name.startswith("Loopback")
    ]
    session.write("\n".join(lines))
    yield from ()


def _mac_table(session: Session, _match: Match) -> Steps:
    session.write(
        "Vlan        MAC Address          Type     Interface\n----------  -------------------- -------- -------------------"
    )
    yield from ()


def _lldp(session: Session, _match: Match) -> Steps:
    session.write("Total entries displayed: 0")
    yield from ()


def _neighbors6(session: Session, _match: Match) -> Steps:
    session.write("IPv6 Address                            Linklayer Addr   Interface")
    yield from ()


def _bgp_summary(session: Session, match: Match) -> Steps:
    bgp = session.device.running.entries.get("router bgp")
    if bgp is None or bgp.node is None:
        return
    router = bgp.node.entries.get("bgp router-id")
    lines = [
        f"BGP router identifier {router.args[0] if router else _NO_ROUTER_ID}, local AS number {bgp.args[0]}",
        "BGP table version is 1",
        "",
        f"{'Neighbor':<40}V          AS MsgRcvd MsgSent   TblVer  InQ OutQ Up/Down  State/PfxRcd",
    ]
    family = "ipv6" if "ipv6" in match.pieces else "ipv4"
    view = bgp.node.entries.get(f"address-family {family}")
    active = {m[1] for m, _ in view.node.matching(r"neighbor (\S+) activate")} if view and view.node else set[str]()
    for found, entry in bgp.node.matching(r"neighbor (\S+) remote-as"):
        if found[1] in active:
            state = "Idle (Admin)" if f"neighbor {found[1]} shutdown" in bgp.node.entries else "Active"
            lines.append(f"{found[1]:<40}4{entry.args[1]:>12}{0:>8}{0:>8}{0:>9}{0:>5}{0:>5} {'never':<9}{state}")
    lines += ["", f"Total number of neighbors {len(active)}"]
    session.write("\n".join(lines))
    yield from ()


SHOW: dict[str, Handler] = {
    "version": _version,
    "clock": _clock,
    "users": _users,
    "running_interface": _running_interface,
    "interfaces": _interfaces,
    "interfaces_status": _interfaces_status,
    "interfaces_description": _interfaces_description,
    "vlan": _vlan,
    "arp": _arp,
    "mac_table": _mac_table,
    "lldp": _lldp,
    "neighbors6": _neighbors6,
    "bgp_summary": _bgp_summary,
}
