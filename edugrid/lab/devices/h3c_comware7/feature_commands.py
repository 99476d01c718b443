"""Comware 7 displays of single features. Source: H3C command references (ACL and QoS, network management, IP services)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edugrid.lab.devices.core.facts import interface_facts
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Node
from edugrid.lab.devices.h3c_comware7.names import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.facts import InterfaceFacts
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session
    from edugrid.lab.devices.core.tree import Entry


def _interfaces(session: Session) -> Iterator[tuple[InterfaceFacts, dict[str, Entry]]]:
    for fact in interface_facts(session.device):
        yield fact, (session.device.running.at((f"interface {fact.name}",)) or Node()).entries


def _packet_filters(session: Session, match: Match) -> Steps:
    blocks = []
    for fact, entries in _interfaces(session):
        words = [e.line.split() for e in entries.values() if e.line.startswith("packet-filter ")]
        failed = " (Failed)" if fact.name in session.device.learnt.unfit else ""
        lines = [f"  IPv{6 if 'ipv6' in w else 4} ACL {w[-2]}{failed}" for w in words if w[-1] == "inbound"]
        if lines:
            blocks.append("\n".join([f"Interface: {fact.name}", " In-bound policy:", *lines]))
    session.write("\n\n".join(blocks))
    del match
    yield from ()


def _qos_policies(session: Session, match: Match) -> Steps:
    blocks = []
    for fact, entries in _interfaces(session):
        for entry in entries.values():
            if entry.line.startswith("qos apply policy "):
                _, _, _, name, direction = entry.line.split()
                policy = session.device.running.at((f"qos policy {name}",)) or Node()
                pairs = [e.args for e in policy.entries.values() if e.key.startswith("classifier ")]
                lines = [f"   Classifier: {pair[0]}\n     Behavior: {pair[1]}" for pair in pairs]
                head = f"Interface: {fact.name}\n  Direction: {direction.capitalize()}\n  Policy: {name}"
                blocks.append("\n".join([head, *lines]))
    session.write("\n\n".join(blocks))
    del match
    yield from ()


def _sflow(session: Session, match: Match) -> Steps:
    running = session.device.running
    agent = running.entries.get("sflow agent ip")
    lines = [
        "sFlow datagram version: 5",
        "Global information:",
        f"Agent IP: {agent.args[0]}(CLI)" if agent else "Agent IP: N/A",
        "Source address:",
        "Collector information:",
        "ID    IP              Port  Aging      Size VPN-instance Description",
        *(
            f"{found[1]:<6}{e.args[-1]:<16}6343  N/A        1400"
            for found, e in running.matching(r"sflow collector (\d+)")
        ),
        "Port information:",
        "Interface      CID   Interval(s) FID   MaxHLen Rate       Mode      Status",
    ]
    for fact, entries in _interfaces(session):
        rate = entries.get("sflow sampling-rate")
        if rate is not None:
            names = ("sflow counter collector", "sflow counter interval", "sflow flow collector")
            counter, seconds, flow = (entries[name].args[0] if name in entries else "0" for name in names)
            state = "Active" if fact.up else "Suspended"
            lines.append(
                f"{short(fact.name):<16}{counter:<6}{seconds:<12}{flow:<6}{128:<8}{rate.args[0]:<9}Random    {state}"
            )
    session.write("\n".join(lines))
    del match
    yield from ()


def _dhcp6_pools(session: Session, match: Match) -> Steps:
    blocks = []
    for found, entry in session.device.running.matching(r"ipv6 dhcp pool (\S+)"):
        entries = (entry.node or Node()).entries
        lines = [f"DHCPv6 pool: {found[1]}"]
        if "network" in entries:
            lines += [
                f"  Network: {entries['network'].args[0]}",
                "    Preferred lifetime 604800, valid lifetime 2592000",
            ]
        servers = [e.args[0] for e in entries.values() if e.key.startswith("dns-server")]
        lines += ["  DNS server addresses:", *(f"    {server}" for server in servers)] if servers else []
        blocks.append("\n".join(lines))
    session.write("\n\n".join(blocks))
    del match
    yield from ()


def _pim(session: Session, match: Match) -> Steps:
    there = session.device.learnt.pim
    lines = [
        f" Total Number of Neighbors = {len(there)}",
        "",
        " Neighbor        Interface           Uptime   Expires  DR-Priority Mode",
        *(f" {address:<16}{short(port):<20}02:50:49 00:01:31 1           P" for port, address in there),
    ]
    if "multicast routing" in session.device.running.entries:
        session.write("\n".join(lines))
    del match
    yield from ()


def _radius_scheme(session: Session, match: Match) -> Steps:
    scheme = session.device.running.at((f"radius scheme {match.args[0]}",))
    if scheme is None:
        raise Refused("The RADIUS scheme does not exist.")
    rule = "-" * 66
    lines = [rule, f"RADIUS scheme name: {match.args[0]}", " Index: 0"]
    for entry in scheme.entries.values():
        which, what, *_ = entry.line.split()
        if which in {"primary", "secondary"}:
            address = entry.args[0]
            state = "Blocked" if address.lower() in session.device.learnt.silent_radius else "Active"
            lines += [
                f" {'Primary' if which == 'primary' else 'Second'} {what} server:",
                "  Host name: Not Configured",
                f"  IP  : {address:<25}Port: {1812 if what == 'authentication' else 1813}",
                "  VPN : Not configured",
                f"  State: {state}",
                "  Weight: 0",
            ]
    session.write("\n".join([*lines, rule]))
    yield from ()


def _vsis(session: Session, match: Match) -> Steps:
    """A VSI is up when a port comes into it (captures of display l2vpn vsi verbose)."""
    running = session.device.running
    blocks = []
    for number, (found, entry) in enumerate(running.matching(r"vsi (\S+)")):
        acs = [
            (fact.name, one.args[0])
            for fact, entries in _interfaces(session)
            for one in entries.values()
            if one.key.startswith("service-instance ")
            and (joined := (one.node or Node()).entries.get("xconnect vsi"))
            and joined.args[0] == found[1]
        ]
        lines = [f"VSI Name: {found[1]}", f"  VSI Index               : {number}"]
        lines += [f"  VSI State               : {'Up' if acs else 'Down'}"]
        vxlan = (entry.node or Node()).entries.get("vxlan")
        lines += [f"  VXLAN ID                : {vxlan.args[0]}"] if vxlan else []
        lines += ["  ACs:", *(f"    {short(port)} srv{one:<19} Up          Manual" for port, one in acs)] if acs else []
        blocks.append("\n".join(lines))
    session.write("\n".join(blocks))
    del match
    yield from ()


FEATURES: dict[str, Handler] = {
    "vsis": _vsis,
    "packet_filters": _packet_filters,
    "qos_policies": _qos_policies,
    "sflow": _sflow,
    "dhcp6_pools": _dhcp6_pools,
    "pim": _pim,
    "radius_scheme": _radius_scheme,
}
