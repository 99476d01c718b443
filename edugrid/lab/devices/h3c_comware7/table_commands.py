"""Comware 7 tables of what was learnt. Sources: H3C command references, captures in ntc-templates."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.facts import interface_facts
from edugrid.lab.devices.core.known_routes import known_routes, matching_routes
from edugrid.lab.devices.core.ping import answers, ping_options
from edugrid.lab.devices.h3c_comware7.names import short

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.learnt import Route
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session


def _lldp_verbose(session: Session, match: Match) -> Steps:
    lines: list[str] = []
    for number, fact in enumerate(interface_facts(session.device), 1):
        there = [n for n in session.device.learnt.lldp if n.port == fact.name]
        if there:
            lines += [f"LLDP neighbor-information of port {number}[{fact.name}]:", "LLDP agent nearest-bridge:"]
        for index, one in enumerate(there, 1):
            words = ", ".join(word.capitalize() for word in one.capabilities)
            lines += [
                f" LLDP neighbor index : {index}",
                " Update time         : 0 days, 0 hours, 1 minutes, 1 seconds",
                " Chassis type        : MAC address",
                f" Chassis ID          : {one.chassis}",
                " Port ID type        : Interface name",
                f" Port ID             : {one.remote_port}",
                " Time to live        : 121",
                *([f" Port description    : {one.port_description}"] if one.port_description else []),
                f" System name         : {one.system}",
                f" System description  : {one.system_description}",
                f" System capabilities supported : {words}",
                f" System capabilities enabled   : {words}",
                "",
            ]
    session.write("\n".join(lines))
    del match
    yield from ()


def _lldp_list(session: Session, match: Match) -> Steps:
    lines = [
        "Chassis ID : * -- -- Nearest nontpmr bridge neighbor",
        "             # -- -- Nearest customer bridge neighbor",
        "             Default -- -- Nearest bridge neighbor",
        f"{'System Name':<22}{'Local Interface':<16}{'Chassis ID':<16}Port ID",
    ]
    lines += [f"{n.system:<22}{short(n.port):<16}{n.chassis:<16}{n.remote_port}" for n in session.device.learnt.lldp]
    session.write("\n".join(lines))
    del match
    yield from ()


def _mac(session: Session, match: Match) -> Steps:
    lines = [f"{'MAC Address':<17}{'VLAN ID':<11}{'State':<17}{'Port/Nickname':<25}Aging"]
    for one in session.device.learnt.macs:
        state, ages = ("Static", "N") if one.static else ("Learned", "Y")
        lines.append(f"{one.mac:<17}{one.vlan:<11}{state:<17}{short(one.port):<25}{ages}")
    session.write("\n".join(lines))
    del match
    yield from ()


def _arp(session: Session, match: Match) -> Steps:
    vrf = match.args[0] if match.args else ""
    lines = [
        "  Type: S-Static   D-Dynamic   O-Openflow   R-Rule   M-Multiport  I-Invalid",
        f"{'IP address':<16}{'MAC address':<15}{'VLAN/VSI name':<14}{'Interface':<25}{'Aging':<6}Type",
    ]
    for one in session.device.learnt.neighbors:
        if ip_address(one.ip).version == 4 and one.vrf == vrf:  # noqa: PLR2004 - IP version
            age, kind = ("--", "S") if one.static else (str(one.seconds), "D")
            lines.append(f"{one.ip:<16}{one.mac:<15}{one.vlan or '--':<14}{short(one.port):<25}{age:<6}{kind}")
    session.write("\n".join(lines))
    yield from ()


def _ipv6_neighbors(session: Session, match: Match) -> Steps:
    lines = [
        "         Type: S-Static    D-Dynamic    O-Openflow    R-Rule    IS-Invalid static",
        f"{'IPv6 address':<31}{'MAC address':<15}{'VID':<5}{'Interface':<15}{'State':<6}{'T':<3}Aging",
    ]
    for one in session.device.learnt.neighbors:
        if ":" in one.ip:
            age, kind = ("--", "S") if one.static else (str(one.seconds), "D")
            row = f"{one.ip.upper():<31}{one.mac:<15}{one.vlan or 'N/A':<5}{short(one.port):<15}"
            lines.append(f"{row}{one.state:<6}{kind:<3}{age}")
    session.write("\n".join(lines))
    del match
    yield from ()


def _routes(session: Session, match: Match, version: int) -> None:
    shown = matching_routes(known_routes(session.device, version), match.args, longer="longer-match" in match.pieces)
    count = (
        f"Summary count : {len(shown)}" if match.args else f"Destinations : {len(shown)}        Routes : {len(shown)}"
    )
    lines = ["", count, ""]
    if "verbose" in match.pieces:
        lines += [_block(route) for route in shown]
    elif version == 4:  # noqa: PLR2004 - IP version
        lines.append(f"{'Destination/Mask':<19}{'Proto':<8}{'Pre':<4}{'Cost':<12}{'NextHop':<16}Interface")
        lines += [
            f"{r.prefix:<19}{r.protocol:<8}{r.preference:<4}{r.cost:<12}{r.next_hop:<16}{short(r.port)}" for r in shown
        ]
    else:
        for route in shown:
            lines += [
                f"Destination: {route.prefix.upper():<44}Protocol  : {route.protocol}",
                f"NextHop    : {route.next_hop.upper():<44}Preference: {route.preference}",
                f"Interface  : {short(route.port):<44}Cost      : {route.cost}",
                "",
            ]
    session.write("\n".join(lines))


def _block(route: Route) -> str:
    protocol = "BGP instance default" if route.protocol == "BGP" else route.protocol
    age = f"{route.seconds // 3600:02d}h{route.seconds // 60 % 60:02d}m{route.seconds % 60:02d}s"
    state = "Active Adv" if route.active else "Inactive Adv"
    hop = route.next_hop.upper()
    return "\n".join(
        (
            f" Destination: {route.prefix.upper()}",
            f"    Protocol: {protocol}",
            "  Process ID: 0",
            f"   SubProtID: 0x2                     Age: {age}",
            f"        Cost: {route.cost:<17}Preference: {route.preference}",
            "       IpPre: N/A              QosLocalID: N/A",
            f"         Tag: 0                     State: {state}",
            "   OrigTblID: 0x0                 OrigVrf: default-vrf",
            f"       Flags: 0x10060         OrigNextHop: {hop}",
            f"       Label: NULL            RealNextHop: {hop}",
            f"   Tunnel ID: Invalid           Interface: {short(route.port)}",
            " BkTunnel ID: Invalid         BkInterface: N/A",
            "",
        )
    )


def _ip_routes(session: Session, match: Match) -> Steps:
    _routes(session, match, 4)
    yield from ()


def _ipv6_routes(session: Session, match: Match) -> Steps:
    _routes(session, match, 6)
    yield from ()


def _ping(session: Session, match: Match) -> Steps:
    target = match.args[-1]
    count, size, ttl = ping_options(match)
    alive = answers(session.device, target)
    six = ":" in target
    lines = [f"Ping{'6' if six else ''} {target} ({target}): {size} data bytes, press CTRL+C to break"]
    for number in range(count):
        hop = f"hlim={min(ttl, 64)}" if six else f"ttl={ttl}"
        reply = f"{size} bytes from {target}{',' if six else ':'} icmp_seq={number} {hop} time=1.000 ms"
        lines.append(reply if alive else "Request time out")
    loss = "0.0" if alive else "100.0"
    lines += [
        "",
        f"--- Ping{'6' if six else ''} statistics for {target} ---",
        f"{count} packet(s) transmitted, {count if alive else 0} packet(s) received, {loss}% packet loss",
    ]
    lines += ["round-trip min/avg/max/std-dev = 1.000/1.000/1.000/0.000 ms"] if alive else []
    session.write("\n".join(lines))
    yield from ()


TABLES: dict[str, Handler] = {
    "lldp_verbose": _lldp_verbose,
    "lldp_list": _lldp_list,
    "mac": _mac,
    "arp": _arp,
    "ipv6_neighbors": _ipv6_neighbors,
    "ip_routes": _ip_routes,
    "ipv6_routes": _ipv6_routes,
    "ping": _ping,
}
