"""VRP8 commands that show state, save and restart."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.facts import igp_processes, interface_facts, peers, serial_number, uptime, vlans
from edugrid.lab.devices.core.handlers import ask_yes
from edugrid.lab.devices.core.learnt import Peer, Traffic
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Node

if TYPE_CHECKING:
    from collections.abc import Callable

    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.facts import InterfaceFacts
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session

SOFTWARE = "V300R023C00SPC500"
MODEL = "CE6881-48S6CQ"


def _version(session: Session, match: Match) -> Steps:
    weeks, days, hours, minutes = uptime(session.device)
    session.write(
        "Huawei Versatile Routing Platform Software\n"
        f"VRP (R) software, Version 8.230 (CE6881 {SOFTWARE})\n"
        "SIMULATED device of the edugrid lab, no vendor software inside\n"
        f"HUAWEI {MODEL} uptime is {weeks * 7 + days} days, {hours} hours, {minutes} minutes"
    )
    del match
    yield from ()


def _clock(session: Session, match: Match) -> Steps:
    now = time.gmtime(session.device.clock())
    session.write(time.strftime("%Y-%m-%d %H:%M:%S\n%A\nTime Zone(Default) : UTC", now))
    del match
    yield from ()


def _users(session: Session, match: Match) -> Steps:
    lines = ["  User-Intf  Delay     Type  Network Address  AuthenStatus  AuthorcmdFlag"]
    for other in session.device.sessions:
        mark = "+" if other is session else " "
        lines += [
            f"{mark} VTY {other.number - 1:<5} 00:00:00  SSH   127.0.0.1        pass          no",
            f"  Username : {other.user}",
        ]
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
        "MainBoard:\n"
        "  Configured startup system software:        flash:/simulated.cc\n"
        f"  Startup saved-configuration file:          {now}\n"
        f"  Next startup saved-configuration file:     {after}"
    )
    del match
    yield from ()


def _esn(session: Session, match: Match) -> Steps:
    session.write(f"ESN of slot 1: {serial_number(session.device)}")
    del match
    yield from ()


def _device(session: Session, match: Match) -> Steps:
    session.write(
        f"{MODEL}'s Device status:\n"
        "Slot  Card  Type                   Online   Power Register     Alarm     Primary\n"
        f"1     -     {MODEL:<22} Present  On    Registered   Normal    Master"
    )
    del match
    yield from ()


def _state(fact: InterfaceFacts) -> tuple[str, str]:
    spoofing = "(s)" if fact.kind in ("loopback", "null") else ""
    protocol = "up" if fact.up and (fact.ipv4 or fact.ipv6 or not fact.routed or spoofing) else "down"
    return "*down" if fact.shut else "up", protocol + (spoofing if protocol == "up" else "")


def _interface_brief(session: Session, match: Match) -> Steps:
    lines = [
        "PHY: Physical",
        "*down: administratively down",
        "(s): spoofing",
        f"{'Interface':<27}{'PHY':<8}{'Protocol':<9}{'InUti':<7}{'OutUti':<9}{'inErrors':<11}outErrors",
    ]
    for fact in interface_facts(session.device):
        physical, protocol = _state(fact)
        lines.append(f"{fact.name:<27}{physical:<8}{protocol:<9}{'0%':<7}{'0%':<9}{0:>8}{0:>12}")
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
    for index, fact in enumerate(facts):
        state = "Administratively DOWN" if fact.shut else "UP"
        lines = [
            f"{fact.name} current state : {state} (ifindex: {index + 2})",
            f"Line protocol current state : {'UP' if _state(fact)[1].startswith('up') else 'DOWN'}",
            f"Description: {fact.description}",
        ]
        if fact.routed:
            lines.append(f"Route Port,The Maximum Transmit Unit is {fact.mtu}")
            lines += [f"Internet Address is {address}" for address in fact.ipv4]
        else:
            lines.append(f"Switch Port, PVID : {fact.pvid:>4}, TPID : 8100(Hex), The Maximum Frame Length is 9216")
        lines.append(f"IP Sending Frames' Format is PKTFMT_ETHNT_2, Hardware address is {fact.mac}")
        if fact.kind == "port":
            lines.append(f"Speed : {10000 if fact.name.startswith(('10GE', 'XGigabit')) else 1000}, Loopback: NONE")
        lines.append("Last 300 seconds input rate: 0 bits/sec, 0 packets/sec")
        lines.append("Last 300 seconds output rate: 0 bits/sec, 0 packets/sec")
        if fact.kind == "port":
            lines += _counted("Input", "Frames", session.device.learnt.received.get(fact.name, Traffic()))
            lines += _counted("Output", "Buffers Purged", session.device.learnt.sent.get(fact.name, Traffic()))
        blocks.append("\n".join(lines))
    session.write("\n\n".join(blocks))
    yield from ()


def _counted(side: str, last: str, seen: Traffic) -> list[str]:
    rows = (
        ("Unicast", seen.unicast, "Multicast", seen.multicast),
        ("Broadcast", seen.broadcast, "Jumbo", 0),
        ("Discard", seen.discards, last, 0),
        ("Total Error", seen.errors, "Pause", 0),
    )
    head = f"{side}: {seen.packets} packets, {seen.octets} bytes"
    return [head, *(f"  {a + ':':<15}{b:>20}, {c + ':':<15}{d:>20}" for a, b, c, d in rows)]


def _interface_description(session: Session, match: Match) -> Steps:
    lines = ["PHY: Physical", "*down: administratively down", f"{'Interface':<30}{'PHY':<8}{'Protocol':<9}Description"]
    for fact in interface_facts(session.device):
        physical, protocol = _state(fact)
        lines.append(f"{fact.name:<30}{physical:<8}{protocol:<9}{fact.description}".rstrip())
    session.write("\n".join(lines))
    del match
    yield from ()


def _ip_interface_brief(session: Session, match: Match) -> Steps:
    lines = [f"{'Interface':<34}{'IP Address/Mask':<21}{'Physical':<11}{'Protocol':<9}VPN"]
    for fact in interface_facts(session.device):
        if fact.routed and fact.kind != "null":
            physical, protocol = _state(fact)
            shown = fact.ipv4 or ("unassigned",)
            lines += [f"{fact.name:<34}{address:<21}{physical:<11}{protocol:<9}--" for address in shown]
    session.write("\n".join(lines))
    del match
    yield from ()


def _ipv6_interface_brief(session: Session, match: Match) -> Steps:
    lines = [f"{'Interface':<27}{'Physical':<16}{'Protocol':<20}VPN"]
    for fact in interface_facts(session.device):
        if fact.ipv6:
            physical, protocol = _state(fact)
            lines += [
                f"{fact.name:<27}{physical:<16}{protocol:<20}--",
                *(f"[IPv6 Address] {a.partition('/')[0]}" for a in fact.ipv6),
            ]
    session.write("\n".join(lines))
    del match
    yield from ()


def _vlan(session: Session, match: Match) -> Steps:
    known = vlans(session.device)
    if match.args and int(match.args[0]) not in known:
        raise Refused("Error: The VLAN does not exist.")
    shown = {int(match.args[0]): known[int(match.args[0])]} if match.args else known
    lines = [f"The total number of vlans is : {len(shown)}", f"{'VID':<6}{'Type':<10}Ports"]
    lines += [f"{number:>4}  common" for number in shown]
    lines += ["", f"{'VID':<6}{'Type':<10}{'Status':<9}{'Property':<10}{'MAC-LRN':<9}{'STAT':<9}Description"]
    for number, (name, description) in shown.items():
        text = description or name or f"VLAN {number:04d}"
        lines.append(f"{number:>4}  {'common':<10}{'enable':<9}{'default':<10}{'enable':<9}{'disable':<9}{text}")
    session.write("\n".join(lines))
    yield from ()


def _peers(session: Session, wanted: Callable[[str], bool], instance: str = "") -> None:
    local, router, found = peers(session.device, instance)
    if not local:
        return
    shown = [(a, n) for a, n in found if wanted(a)]
    up = [session.device.learnt.peers.get(a, Peer()).state for a, _ in shown].count("Established")
    session.write(
        f" BGP local router ID : {router}\n Local AS number : {local}\n"
        f" Total number of peers : {len(shown)}                 Peers in established state : {up}\n\n"
        f"  {'Peer':<24}{'V':<3}{'AS':>10}{'MsgRcvd':>9}{'MsgSent':>9}{'OutQ':>6}  {'Up/Down':<12}{'State':<12}PrefRcv"
    )
    for address, number in shown:
        peer = session.device.learnt.peers.get(address, Peer())
        seconds = peer.seconds
        clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        row = f"  {address:<24}{'4':<3}{number:>10}{0:>9}{0:>9}{0:>6}  {clock:<12}"
        session.write(f"{row}{peer.state:<12}{peer.prefixes:>7}")


def _bgp_peer(session: Session, match: Match) -> Steps:
    _peers(session, lambda address: ":" not in address)
    del match
    yield from ()


def _bgp_ipv6_peer(session: Session, match: Match) -> Steps:
    _peers(session, lambda address: ":" in address)
    del match
    yield from ()


def _bgp_vpn_peer(session: Session, match: Match) -> Steps:
    """Peers that are enabled in the family (NE40E manual, display bgp vpnv4 all peer)."""
    family = match.pieces[2]
    bgp = next((e.node for e in session.device.running.entries.values() if e.key == "bgp"), None)
    here = bgp.entries.get(f"ipv{family[-1]}-family {family}") if bgp else None
    enabled = here.node.entries if here is not None and here.node is not None else {}
    _peers(session, lambda address: f"peer {address} enable" in enabled)
    yield from ()


def _bgp_evpn_peer(session: Session, match: Match) -> Steps:
    """The same table for the EVPN family of one instance (NE40E manual, display bgp evpn peer)."""
    key = f"bgp {peers(session.device, match.args[0])[0]} instance {match.args[0]}"
    enabled = (session.device.running.at((key, "l2vpn-family evpn")) or Node()).entries
    _peers(session, lambda address: f"peer {address} enable" in enabled, match.args[0])
    yield from ()


def _isis_peer(session: Session, match: Match) -> Steps:
    for process, _ in igp_processes(session.device)["isis"]:
        session.write(
            f"                          Peer information for ISIS({process})\n\n"
            "  System Id     Interface          Circuit Id        State HoldTime Type     PRI\n"
            "--------------------------------------------------------------------------------\n\n"
            "Total Peer(s): 0"
        )
    del match
    yield from ()


def _ospf_peer(session: Session, match: Match) -> Steps:
    for process, router in igp_processes(session.device)["ospf"]:
        session.write(
            f"          OSPF Process {process} with Router ID {router}\n"
            "                   Peer Statistic Information\n"
            " Total number of peer(s): 0\n Peer(s) in full state: 0"
        )
    del match
    yield from ()


def _ospfv3_peer(session: Session, match: Match) -> Steps:
    for process, _ in igp_processes(session.device)["ospfv3"]:
        session.write(f"OSPFv3 Process ({process})\nTotal number of peer(s): 0\nPeer(s) in full state: 0")
    del match
    yield from ()


def _local_users(session: Session, match: Match) -> Steps:
    aaa = session.device.running.at(("aaa",))
    names = sorted({m[1] for m, _ in aaa.matching(r"local-user (\S+) .*")}) if aaa else []
    lines = [
        f"{'Username':<32}{'State':<8}{'Type':<8}Online",
        *(f"{n:<32}{'Active':<8}{'S':<8}0" for n in names),
        f"Total {len(names)} user(s)",
    ]
    session.write("\n".join(lines))
    del match
    yield from ()


def _monitor_off(session: Session, match: Match) -> Steps:
    session.write("Info: Current terminal monitor is off.")
    del match
    yield from ()


def _save(session: Session, match: Match) -> Steps:
    yield from ask_yes(session, "Warning: The current configuration will be written to the device. Continue? [Y/N]:")
    if session.answer == "y":
        session.device.save()
        session.write(
            "Now saving the current configuration to the slot 1 ......\nInfo: Save the configuration successfully."
        )
    del match


def _save_as(session: Session, match: Match) -> Steps:
    name = session.device.flash.path(match.args[0]).name
    if not name.endswith((".cfg", ".zip", ".dat")):
        raise Refused("Error: The file name extension must be .cfg, .zip or .dat.")
    yield from ask_yes(session, f"Warning: Are you sure to save the configuration to flash:/{name}? [Y/N]:")
    if session.answer == "y":
        session.device.save(match.args[0])
        session.write(
            "Now saving the current configuration to the slot 1 ......\nInfo: Save the configuration successfully."
        )


def _next_startup(session: Session, match: Match) -> Steps:
    if session.device.flash.read(match.args[0]) is None:
        raise Refused("Error: The file does not exist.")
    session.device.next_startup_file = session.device.flash.path(match.args[0]).name
    session.device.unsaved_state = True
    session.write("Info: Succeeded in setting the configuration for booting system.")
    yield from ()


def _reset_saved(session: Session, match: Match) -> Steps:
    yield from ask_yes(session, "Warning: The configuration will be erased to reconfigure. Continue? [Y/N]:")
    if session.answer == "y":
        session.device.flash.path(session.device.next_startup_file).unlink(missing_ok=True)
        session.write("Info: Succeeded in clearing the configuration in the device.")
    del match


def _reboot(session: Session, match: Match) -> Steps:
    session.write("Info: The system is comparing the configuration, please wait.")
    yield from _reboot_fast(session, match)


def _reboot_fast(session: Session, match: Match) -> Steps:
    yield from ask_yes(session, "Warning: The system will reboot. Continue? [Y/N]:")
    if session.answer == "y":
        session.device.reboot()
    del match


SHOW: dict[str, Handler] = {
    "version": _version,
    "clock": _clock,
    "users": _users,
    "startup": _startup,
    "esn": _esn,
    "device": _device,
    "interface_brief": _interface_brief,
    "interface": _interface,
    "interface_description": _interface_description,
    "ip_interface_brief": _ip_interface_brief,
    "ipv6_interface_brief": _ipv6_interface_brief,
    "vlan": _vlan,
    "bgp_peer": _bgp_peer,
    "bgp_ipv6_peer": _bgp_ipv6_peer,
    "bgp_vpn_peer": _bgp_vpn_peer,
    "bgp_evpn_peer": _bgp_evpn_peer,
    "isis_peer": _isis_peer,
    "ospf_peer": _ospf_peer,
    "ospfv3_peer": _ospfv3_peer,
    "local_users": _local_users,
    "monitor_off": _monitor_off,
    "save": _save,
    "save_as": _save_as,
    "next_startup": _next_startup,
    "reset_saved": _reset_saved,
    "reboot": _reboot,
    "reboot_fast": _reboot_fast,
}
