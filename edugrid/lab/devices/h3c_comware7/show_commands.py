"""Comware 7 commands that show state."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.facts import igp_processes, interface_facts, peers, serial_number, uptime, vlans
from edugrid.lab.devices.core.learnt import Peer, Traffic
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Node
from edugrid.lab.devices.h3c_comware7.names import short

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.facts import InterfaceFacts
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session

VERSION = "7.1.070, Release 6555P01"
MODEL = "S6520X-30QC-EI"


def _version(session: Session, match: Match) -> Steps:
    weeks, days, hours, minutes = uptime(session.device)
    session.write(
        f"H3C Comware Software, Version {VERSION}\n"
        "SIMULATED device of the edugrid lab, no vendor software inside\n"
        f"H3C {MODEL} uptime is {weeks} weeks, {days} days, {hours} hours, {minutes} minutes\n"
        "Last reboot reason : Power on"
    )
    del match
    yield from ()


def _clock(session: Session, match: Match) -> Steps:
    session.write(time.strftime("%H:%M:%S.000 UTC %a %m/%d/%Y", time.gmtime(session.device.clock())))
    del match
    yield from ()


def _users(session: Session, match: Match) -> Steps:
    lines = ["  Idx  Line     Idle       Time              Pid     Type"]
    for other in session.device.sessions:
        mark = "+" if other is session else " "
        lines.append(
            f"{mark} {other.number:<5}VTY {other.number - 1:<5}00:00:00   Jan 01 00:00:00   {100 + other.number:<8}SSH"
        )
        lines.append(f"VTY {other.number - 1} : User name: {other.user}, Location: 127.0.0.1")
    session.write("\n".join(lines))
    del match
    yield from ()


def _startup(session: Session, match: Match) -> Steps:
    device = session.device
    now, after = (
        f"flash:/{name}" if (device.flash.root / name).is_file() else "NULL"
        for name in (device.startup_file, device.next_startup_file)
    )
    session.write(
        f"MainBoard:\n Current startup saved-configuration file: {now}\n"
        f" Next main startup saved-configuration file: {after}\n Next backup startup saved-configuration file: NULL"
    )
    del match
    yield from ()


def _device(session: Session, match: Match) -> Steps:
    session.write(
        f"Slot Type              State    Subslot  Soft Ver             Patch Ver\n1    {MODEL:<18}Master   0        S6520X-6555P01       None"
    )
    del match
    yield from ()


def _manuinfo(session: Session, match: Match) -> Steps:
    session.write(
        f"Slot 1 CPU 0:\nDEVICE_NAME          : {MODEL}\nDEVICE_SERIAL_NUMBER : {serial_number(session.device)}\n"
        f"MAC_ADDRESS          : {interface_facts(session.device)[0].mac.upper()}\n"
        "MANUFACTURING_DATE   : 2026-01-01\nVENDOR_NAME          : SIMULATED"
    )
    del match
    yield from ()


def _link(fact: InterfaceFacts) -> str:
    return "ADM" if fact.shut else "UP"


def _interface_brief(session: Session, match: Match) -> Steps:
    facts = interface_facts(session.device)
    lines = [
        "Brief information on interfaces in route mode:",
        "Link: ADM - administratively down; Stby - standby",
        "Protocol: (s) - spoofing",
        f"{'Interface':<21}{'Link':<5}{'Protocol':<9}{'Primary IP':<16}Description",
    ]
    for fact in facts:
        if fact.routed:
            spoofing = fact.kind in ("loopback", "null")
            protocol = "UP(s)" if spoofing and fact.up else "UP" if fact.up and (fact.ipv4 or fact.ipv6) else "DOWN"
            address = fact.ipv4[0].partition("/")[0] if fact.ipv4 else "--"
            lines.append(
                f"{short(fact.name):<21}{_link(fact):<5}{protocol:<9}{address:<16}{fact.description[:27]}".rstrip()
            )
    lines += [
        "",
        "Brief information on interfaces in bridge mode:",
        "Link: ADM - administratively down; Stby - standby",
        "Speed: (a) - auto",
        "Duplex: (a)/A - auto; H - half; F - full",
        "Type: A - access; T - trunk; H - hybrid",
        f"{'Interface':<21}{'Link':<5}{'Speed':<8}{'Duplex':<7}{'Type':<5}{'PVID':<5}Description",
    ]
    for fact in facts:
        if not fact.routed:
            speed = "10G" if fact.name.startswith("Ten") else "1G"
            row = f"{short(fact.name):<21}{_link(fact):<5}{speed:<8}{'F(a)':<7}{fact.link_type[0].upper():<5}{fact.pvid:<5}"
            lines.append(f"{row}{fact.description[:27]}".rstrip())
    session.write("\n".join(lines))
    del match
    yield from ()


def _interface(session: Session, match: Match) -> Steps:
    facts = interface_facts(session.device)
    if match.args:
        facts = [f for f in facts if f.name == match.args[0]]
        if not facts:
            raise Refused(session.device.dialect.errors["wrong"], match.starts[0])
    blocks = []
    for fact in facts:
        state = "Administratively DOWN" if fact.shut else "UP"
        protocol = "UP" if fact.up and (fact.ipv4 or fact.ipv6 or not fact.routed) else "DOWN"
        lines = [
            fact.name,
            f"Current state: {state}",
            f"Line protocol state: {protocol}",
            f"Description: {fact.description or fact.name + ' Interface'}",
            f"Bandwidth: {10000000 if fact.name.startswith('Ten') else 1000000} kbps",
            f"Maximum transmission unit: {fact.mtu}",
        ]
        lines += [f"Internet address: {address} (primary)" for address in fact.ipv4[:1]]
        lines += [f"Internet address: {address} (sub)" for address in fact.ipv4[1:]]
        lines.append(f"IP packet frame type: Ethernet II, hardware address: {fact.mac}")
        if not fact.routed:
            lines += [f"PVID: {fact.pvid}", f"Port link-type: {fact.link_type.capitalize()}"]
        lines += ["Last 300 seconds input rate: 0 bytes/sec, 0 bits/sec, 0 packets/sec"]
        lines += ["Last 300 seconds output rate: 0 bytes/sec, 0 bits/sec, 0 packets/sec"]
        if fact.kind == "port":
            lines += _counted("Input", "input", session.device.learnt.received.get(fact.name, Traffic()))
            lines += _counted("Output", "output", session.device.learnt.sent.get(fact.name, Traffic()))
        blocks.append("\n".join(lines))
    session.write("\n\n".join(blocks))
    yield from ()


def _counted(side: str, word: str, seen: Traffic) -> list[str]:
    kinds = f"         {seen.unicast} unicasts, {seen.broadcast} broadcasts, {seen.multicast} multicasts, 0 pauses"
    rest = "0 runts, 0 giants, 0 throttles" if side == "Input" else "- underruns, - buffer failures"
    return [
        f" {side} (total):  {seen.packets} packets, {seen.octets} bytes",
        kinds,
        f" {side} (normal):  {seen.packets} packets, - bytes",
        kinds,
        f" {side}:  {seen.errors} {word} errors, {rest}",
    ]


def _ip_interface_brief(session: Session, match: Match) -> Steps:
    lines = ["*down: administratively down", "(s): spoofing  (l): loopback"]
    lines.append(f"{'Interface':<26}{'Physical':<9}{'Protocol':<9}{'IP address':<16}Description")
    for fact in interface_facts(session.device):
        if fact.routed and fact.kind != "null":
            physical, protocol = ("*down", "down") if fact.shut else ("up", "up" if fact.ipv4 else "down")
            address = fact.ipv4[0].partition("/")[0] if fact.ipv4 else "--"
            lines.append(
                f"{short(fact.name):<26}{physical:<9}{protocol:<9}{address:<16}{fact.description[:15] or '--'}"
            )
    session.write("\n".join(lines))
    del match
    yield from ()


def _ipv6_interface_brief(session: Session, match: Match) -> Steps:
    lines = [
        "*down: administratively down",
        "(s): spoofing",
        f"{'Interface':<39}{'Physical':<9}{'Protocol':<9}IPv6 Address",
    ]
    for fact in interface_facts(session.device):
        if fact.ipv6:
            physical, protocol = ("*down", "down") if fact.shut else ("up", "up")
            lines.append(f"{short(fact.name):<39}{physical:<9}{protocol:<9}{fact.ipv6[0].partition('/')[0]}")
    session.write("\n".join(lines))
    del match
    yield from ()


def _vlan(session: Session, match: Match) -> Steps:
    known = vlans(session.device)
    if match.args:
        number = int(match.args[0])
        if number not in known:
            raise Refused("The VLAN does not exist.")
        known = {number: known[number]}
    if "brief" in match.pieces:
        lines = [
            "Brief information about all VLANs:",
            "Supported Minimum VLAN ID: 1",
            "Supported Maximum VLAN ID: 4094",
        ]
        lines += ["Default VLAN ID: 1", f"{'VLAN ID':<10}{'Name':<33}Port"]
        lines += [f"{number:<10}{name or f'VLAN {number:04d}'}" for number, (name, _) in known.items()]
    elif match.args or "all" in match.pieces:
        lines = []
        for number, (name, description) in known.items():
            title = f"VLAN {number:04d}"
            lines += [f" VLAN ID: {number}", " VLAN type: Static"]
            lines += [f" Description: {description or title}", f" Name: {name or title}", ""]
    else:
        lines = [
            f" Total VLANs: {len(known)}",
            " The VLANs include:",
            " " + ", ".join(f"{n}(default)" if n == 1 else str(n) for n in known),
        ]
    session.write("\n".join(lines))
    yield from ()


_CLOCK_HOURS = 100


def _established(session: Session, shown: list[tuple[str, str]]) -> int:
    states = [session.device.learnt.peers.get(address, Peer()).state for address, _ in shown]
    return states.count("Established")


def _bgp_peer(session: Session, match: Match) -> Steps:
    local, _, found = peers(session.device)
    if not local:
        return
    _bgp_table(session, [(a, n) for a, n in found if (":" in a) == ("ipv6" in match.pieces)])
    yield from ()


def _bgp_evpn_peer(session: Session, match: Match) -> Steps:
    """Peers that are enabled in the family; captured of an S6800."""
    local, _, found = peers(session.device)
    family = (session.device.running.at(("bgp", "address-family l2vpn evpn")) or Node()).entries
    if local:
        _bgp_table(session, [(a, n) for a, n in found if f"peer {a} enable" in family])
    del match
    yield from ()


def _bgp_table(session: Session, shown: list[tuple[str, str]]) -> None:
    local, router, _ = peers(session.device)
    session.write(
        f"\n BGP local router ID: {router}\n Local AS number: {local}\n"
        f" Total number of peers: {len(shown)}                 Peers in established state: {_established(session, shown)}\n\n"
        "  * - Dynamically created peer\n"
        f"  {'Peer':<24}{'AS':>10}{'MsgRcvd':>9}{'MsgSent':>9}{'OutQ':>5}{'PrefRcv':>8} {'Up/Down':<9}State\n"
    )
    for address, number in shown:
        peer = session.device.learnt.peers.get(address, Peer())
        seconds = peer.seconds
        hours, minutes = seconds // 3600, seconds // 60 % 60
        # what would not fit into eight characters is printed as 0145h31m
        clock = (
            f"{hours:02d}:{minutes:02d}:{seconds % 60:02d}" if hours < _CLOCK_HOURS else f"{hours:04d}h{minutes:02d}m"
        )
        session.write(f"  {address:<24}{number:>10}{0:>9}{0:>9}{0:>5}{peer.prefixes:>8} {clock:<9}{peer.state}")


def _isis_peer(session: Session, match: Match) -> Steps:
    for process, _ in igp_processes(session.device)["isis"]:
        title = f"Peer information for IS-IS({process})"
        session.write(f"{' ' * 23}{title}\n{' ' * 23}{'-' * len(title)}\n")
    del match
    yield from ()


def _ospf_peer(session: Session, match: Match) -> Steps:
    protocol = match.pieces[1]
    title = {"ospf": "OSPF", "ospfv3": "OSPFv3"}[protocol]
    for process, router in igp_processes(session.device)[protocol]:
        session.write(f"\n         {title} Process {process} with Router ID {router}\n")
    yield from ()


SHOW: dict[str, Handler] = {
    "version": _version,
    "clock": _clock,
    "users": _users,
    "startup": _startup,
    "device": _device,
    "manuinfo": _manuinfo,
    "interface_brief": _interface_brief,
    "interface": _interface,
    "ip_interface_brief": _ip_interface_brief,
    "ipv6_interface_brief": _ipv6_interface_brief,
    "vlan": _vlan,
    "bgp_peer": _bgp_peer,
    "bgp_evpn_peer": _bgp_evpn_peer,
    "isis_peer": _isis_peer,
    "ospf_peer": _ospf_peer,
}
