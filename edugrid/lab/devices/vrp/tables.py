"""VRP tables of what was learnt. Sources: NE40E and CE6800 command references, captures in ntc-templates."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.facts import interface_facts
from edugrid.lab.devices.core.known_routes import known_routes, matching_routes
from edugrid.lab.devices.core.ping import answers, ping_options

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.learnt import LldpNeighbor, Route
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session


def _hms(seconds: int) -> str:
    return f"{seconds // 3600:02d}h{seconds // 60 % 60:02d}m{seconds % 60:02d}s"


def _lldp(session: Session, match: Match) -> Steps:
    blocks = []
    for fact in interface_facts(session.device):
        if fact.kind not in ("port", "meth") or (match.args and match.args[0] != fact.name):
            continue
        there = [n for n in session.device.learnt.lldp if n.port == fact.name]
        blocks.append("\n\n".join([f"{fact.name} has {len(there)} neighbor(s):", *_lldp_blocks(there)]))
    session.write("\n\n".join(blocks))
    yield from ()


def _lldp_blocks(neighbors: list[LldpNeighbor]) -> list[str]:
    return [
        "\n".join(
            f"{label:<35}:{value}"
            for label, value in (
                ("Neighbor index", number),
                ("Chassis type", "MAC Address"),
                ("Chassis ID", one.chassis),
                ("Port ID subtype", "Interface Name"),
                ("Port ID", one.remote_port),
                ("Port description", one.port_description or "--"),
                ("System name", one.system),
                ("System description", one.system_description),
                ("System capabilities supported", " ".join(one.capabilities)),
                ("System capabilities enabled", " ".join(one.capabilities)),
                ("Expired time", "104s"),
            )
        )
        for number, one in enumerate(neighbors, 1)
    ]


def _lldp_brief(session: Session, match: Match) -> Steps:
    lines = [f"{'Local Interface':<24}{'Exptime(s)':<11}{'Neighbor Interface':<27}Neighbor Device", "-" * 80]
    lines += [f"{n.port:<24}{104:<11}{n.remote_port:<27}{n.system}" for n in session.device.learnt.lldp]
    session.write("\n".join(lines))
    del match
    yield from ()


def _mac(session: Session, match: Match) -> Steps:
    rule = "-" * 79
    macs = session.device.learnt.macs
    lines = [
        "Flags: * - Backup",
        "BD   : bridge-domain   Age : dynamic MAC learned time in seconds",
        rule,
        f"{'MAC Address':<15}{'VLAN/VSI/BD':<14}{'Learned-From':<20}{'Type':<16}{'Age':>7}",
        rule,
    ]
    for one in macs:
        kind, age = ("static", "-") if one.static else ("dynamic", str(one.seconds))
        lines.append(f"{one.mac:<15}{f'{one.vlan}/-/-':<14}{one.port + ' ':<20}{kind:<16}{age:>7}")
    session.write("\n".join([*lines, rule, f"Total items: {len(macs)}"]))
    del match
    yield from ()


def _arp(session: Session, match: Match) -> Steps:
    lines = [
        "ARP Entry Types: D - Dynamic, S - Static, I - Interface, O - OpenFlow, RD - Redirect",
        "EXP: Expire-time VLAN: VLAN or Bridge Domain",
        "",
        f"{'IP ADDRESS':<16}{'MAC ADDRESS':<15}{'EXP(M)':<7}{'TYPE/VLAN':<16}{'INTERFACE':<17}VPN-INSTANCE",
        "-" * 88,
    ]
    rows = [
        (address.partition("/")[0], fact.mac, "", "I", fact.name, "")
        for fact in interface_facts(session.device)
        if fact.up and fact.kind not in ("loopback", "null")
        for address in fact.ipv4
    ]
    for one in session.device.learnt.neighbors:
        if ip_address(one.ip).version == 4:  # noqa: PLR2004 - IP version
            kind = ("S" if one.static else "D") + (f"/{one.vlan}" if one.vlan else "")
            rows.append((one.ip, one.mac, "" if one.static else str(one.seconds // 60), kind, one.port, one.vrf))
    lines += [f"{ip:<16}{mac:<15}{age:<7}{kind:<16}{port:<17}{vpn}".rstrip() for ip, mac, age, kind, port, vpn in rows]
    count = {letter: sum(row[3].startswith(letter) for row in rows) for letter in "DSI"}
    lines += ["-" * 88, f"Total:{len(rows):<10}Dynamic:{count['D']:<8}Static:{count['S']:<5}Interface:{count['I']}"]
    session.write("\n".join(lines))
    del match
    yield from ()


def _ipv6_neighbors(session: Session, match: Match) -> Steps:
    there = [one for one in session.device.learnt.neighbors if ":" in one.ip]
    lines = ["-" * 56]
    for one in there:
        lines += [
            f"IPv6 Address : {one.ip.upper()}",
            f"Link-layer   : {one.mac:<26}State : {one.state}",
            f"Interface    : {one.port:<26}Age   : {one.seconds // 60}",
            f"VLAN         : {one.vlan or '-':<26}CEVLAN: -",
            f"VPN name     : {one.vrf:<26}Is Router: FALSE",
            "Secure FLAG  : UN-SECURE",
            "",
        ]
    static = sum(one.static for one in there)
    lines += ["-" * 57, f"Total: {len(there)}      Dynamic: {len(there) - static}      Static: {static}"]
    session.write("\n".join(lines))
    del match
    yield from ()


def _routes(session: Session, match: Match, version: int) -> None:
    every = known_routes(session.device, version)
    shown = matching_routes(every, match.args, longer="longer-match" in match.pieces)
    if not shown:
        return
    lines = [
        "Proto: Protocol        Pre: Preference",
        "Route Flags: R - relay, D - download to fib, T - to vpn-instance, B - black hole route",
        "-" * 78,
        "Routing Table : _public_",
        f"Summary Count : {len(shown)}"
        if match.args
        else f"         Destinations : {len(shown):<8} Routes : {len(shown)}",
        "",
    ]
    if "verbose" not in match.pieces:
        lines.append(f"{'Destination/Mask':<20}{'Proto':<8}{'Pre':<5}{'Cost':<9}{'Flags':<6}{'NextHop':<16}Interface")
        lines += [
            f"{r.prefix.upper():<20}{r.protocol:<8}{r.preference:<5}{r.cost:<9}{'D':<6}{r.next_hop:<16}{r.port}"
            for r in shown
        ]
    else:
        block = _block4 if version == 4 else _block6  # noqa: PLR2004 - IP version
        lines.append("\n\n".join(block(route) for route in shown))
    session.write("\n".join(lines))


def _state(route: Route) -> str:
    return "Active Adv" if route.active else "Inactive Adv"


def _block4(route: Route) -> str:
    return "\n".join(
        (
            f"Destination: {route.prefix}",
            f"     Protocol: {route.protocol:<19}Process ID: 0",
            f"   Preference: {route.preference:<25}Cost: {route.cost}",
            f"      NextHop: {route.next_hop:<20}Neighbour: {route.next_hop}",
            f"        State: {_state(route):<26}Age: {_hms(route.seconds)}",
            f"          Tag: 0{'':<20}Priority: low",
            f"        Label: NULL{'':<18}QoSInfo: 0x0",
            f"   IndirectID: 0x0{'':<18}Instance:",
            f" RelayNextHop: {'0.0.0.0':<20}Interface: {route.port}",  # noqa: S104 - "none", as VRP prints it
            f"     TunnelID: 0x0{'':<21}Flags: D",
        )
    )


def _block6(route: Route) -> str:
    network = ip_network(route.prefix)
    pairs = (
        (("Destination", str(network.network_address).upper()), ("PrefixLength", network.prefixlen)),
        (("NextHop", route.next_hop.upper()), ("Preference", route.preference)),
        (("Neighbour", "::"), ("ProcessID", 0)),
        (("Label", "NULL"), ("Protocol", route.protocol)),
        (("State", _state(route)), ("Cost", route.cost)),
        (("Entry ID", 0), ("EntryFlags", "0x00000000")),
        (("Reference Cnt", 0), ("Tag", 0)),
        (("Priority", "low"), ("Age", f"{route.seconds}sec")),
        (("IndirectID", "0x0"), ("Instance", "")),
        (("RelayNextHop", "::"), ("TunnelID", "0x0")),
        (("Interface", route.port), ("Flags", "D")),
    )
    return "\n".join(f" {a:<13}: {b!s:<39}{c:<13}: {d}".rstrip() for (a, b), (c, d) in pairs)


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
    lines = [f"  PING {target}: {size}  data bytes, press CTRL_C to break"]
    for number in range(1, count + 1):
        if not alive:
            lines.append("    Request time out")
        elif ":" in target:
            lines += [
                f"    Reply from {target}",
                f"    bytes={size} Sequence={number} hop limit={min(ttl, 64)} time=1 ms",
            ]
        else:
            lines.append(f"    Reply from {target}: bytes={size} Sequence={number} ttl={ttl} time=1 ms")
    lines += [
        "",
        f"  --- {target} ping statistics ---",
        f"    {count} packet(s) transmitted",
        f"    {count if alive else 0} packet(s) received",
        f"    {'0.00' if alive else '100.00'}% packet loss",
    ]
    lines += ["    round-trip min/avg/max = 1/1/1 ms"] if alive else []
    session.write("\n".join(lines))
    yield from ()


TABLES: dict[str, Handler] = {
    "lldp": _lldp,
    "lldp_brief": _lldp_brief,
    "mac": _mac,
    "arp": _arp,
    "ipv6_neighbors": _ipv6_neighbors,
    "ip_routes": _ip_routes,
    "ipv6_routes": _ipv6_routes,
    "ping": _ping,
}
