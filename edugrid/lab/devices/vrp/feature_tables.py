"""VRP displays of single features. Sources: CE6800 V300R023 and NE40E V800R012 command references (VRP5 prints them alike)."""

from __future__ import annotations

from ipaddress import IPv4Address, ip_network
from typing import TYPE_CHECKING

from edugrid.lab.devices.core.facts import interface_facts
from edugrid.lab.devices.core.refused import Refused
from edugrid.lab.devices.core.tree import Node

if TYPE_CHECKING:
    from edugrid.lab.devices.core.dialect import Handler, Steps
    from edugrid.lab.devices.core.facts import InterfaceFacts
    from edugrid.lab.devices.core.match import Match
    from edugrid.lab.devices.core.session import Session


def _ipv6_interface(session: Session, match: Match) -> Steps:
    """Interfaces with IPv6; a halted interface has no lines of router advertisements."""
    facts = [f for f in interface_facts(session.device) if f.ipv6 and (not match.args or f.name == match.args[0])]
    if match.args and not facts:
        raise Refused("Error: IPv6 is not enabled on this interface.")
    session.write("\n\n".join(_ipv6_block(session, fact) for fact in facts))
    yield from ()


def _ipv6_block(session: Session, fact: InterfaceFacts) -> str:
    entries = (session.device.running.at((f"interface {fact.name}",)) or Node()).entries
    state = "UP" if fact.up else "Administratively DOWN"
    sends = "ipv6 nd ra halt" in entries  # the entry is its undo: halted is what it is without
    managed, other = (f"ipv6 nd autoconfig {flag}" in entries for flag in ("managed-address-flag", "other-flag"))
    lines = [
        f"{fact.name} current state : {state}",
        f"IPv6 protocol current state : {'UP' if fact.up else 'DOWN'}",
        "IPv6 is enabled, link-local address is FE80::1",
        "  Global unicast address(es):",
        *(f"    {a.partition('/')[0]}, subnet is {str(ip_network(a, strict=False)).upper()}" for a in fact.ipv6),
        "  Joined group address(es):",
        "    FF02::1",
        "    FF02::2",
        f"  MTU is {fact.mtu} bytes",
        "  ND DAD is enabled, number of DAD attempts: 1",
        "  ND retransmit interval is 1000 milliseconds",
    ]
    lines += (
        [
            "  ND advertised reachable time is 0 milliseconds",
            "  ND advertised retransmit interval is 0 milliseconds",
            "  ND router advertisement max interval 600 seconds, min interval 200 seconds",
            "  ND router advertisements live for 1800 seconds",
            "  ND router advertisements hop-limit 64",
            "  ND default router preference medium",
            f"  Hosts use {'DHCP to obtain routable' if managed else 'stateless autoconfig for'} addresses",
            *(["  Hosts use DHCP to obtain other configuration"] if other else []),
        ]
        if sends
        else ["  ND RAs are halted"]
    )
    return "\n".join([*lines, "  ND Proxy is disabled"])


def _ip_pool(session: Session, match: Match) -> Steps:
    blocks, sums = [], [0, 0]
    for number, (found, entry) in enumerate(session.device.running.matching(r"ip pool (\S+)")):
        entries = (entry.node or Node()).entries
        network = entries.get("network")
        gateways = entries["gateway-list"].args if "gateway-list" in entries else ()
        total = ip_network("/".join(network.args)).num_addresses - 2 - len(gateways) if network else 0
        out = [e.args for e in entries.values() if e.key.startswith("excluded-ip-address")]
        total -= sum(int(IPv4Address(a[-1])) - int(IPv4Address(a[0])) + 1 for a in out)
        used = session.device.learnt.pool_used.get(found[1], 0)
        sums = [sums[0] + total, sums[1] + used]
        blocks.append(
            "  " + "-" * 71 + "\n"
            f"  Pool-name        : {found[1]}\n  Pool-No          : {number}\n"
            f"  Position         : Local\n  Status           : Unlocked\n  Gateway-0        : {(*gateways, '-')[0]}\n"
            f"  Network          : {network.args[0] if network else '--'}\n"
            f"  Mask             : {network.args[1] if network else '--'}\n  VPN instance     : --\n"
            f"  Address Statistic: Total       :{total:<10} Used        :{used:<10}\n"
            f"                     Idle        :{total - used:<10} Expired     :0\n"
            "                     Conflict    :0          Disabled    :0"
        )
    if blocks:
        end = f"  IP address Statistic\n    Total       :{sums[0]}\n    Used        :{sums[1]:<10} Idle        :{sums[0] - sums[1]}"
        session.write("\n\n".join([*blocks, end]))
    del match
    yield from ()


def _dhcpv6_pool(session: Session, match: Match) -> Steps:
    blocks = []
    for found, entry in session.device.running.matching(r"dhcpv6 pool (\S+)"):
        lines = [f"DHCPv6 pool: {found[1]}", "  Vpn name: --"]
        for one in (entry.node or Node()).entries.values():
            if one.key.startswith("address prefix"):
                lines += [f"  Address prefix: {one.args[0]}", "    Lifetime 172800 seconds, preferred 86400 seconds"]
                lines.append("    0 in use, 0 conflicts")
            elif one.key.startswith("dns-server"):
                lines.append(f"  DNS server address: {one.args[0]}")
        blocks.append("\n".join([*lines, "  Information refresh time: 86400", "  Active normal clients: 0"]))
    session.write("\n".join(blocks))
    del match
    yield from ()


def _pim(session: Session, match: Match) -> Steps:
    there = session.device.learnt.pim
    lines = [
        " VPN-Instance: public net",
        f" Total Number of Neighbors = {len(there)}",
        "",
        " Neighbor        Interface      Uptime       Expires      Dr-Priority  BFD-Session",
        *(f" {address:<16}{port:<14} 02:50:49     00:01:31     1            N" for port, address in there),
    ]
    if "pim" in session.device.running.entries or "multicast routing-enable" in session.device.running.entries:
        session.write("\n".join(lines))
    del match
    yield from ()


def _dhcp_snooping(session: Session, match: Match) -> Steps:
    running = session.device.running
    blocks = []
    if "dhcp snooping enable" in running.entries:
        blocks.append(
            " DHCP snooping global running information :\n DHCP snooping                            : Enable\n"
            " Dhcp user(dhcpv4) max number             : 8192"
        )
    for fact in interface_facts(session.device):
        entries = (running.at((f"interface {fact.name}",)) or Node()).entries
        words = {key for key in entries if key.startswith("dhcp snooping")}
        if words:
            trusted = "Yes" if "dhcp snooping trusted" in words else "No       (default)"
            enabled = "Enable" if "dhcp snooping enable" in words else "Disable  (default)"
            blocks.append(
                f" DHCP snooping running information for interface {fact.name} :\n"
                f" DHCP snooping                              : {enabled}\n"
                f" Trusted interface                          : {trusted}\n"
                " Current dhcpv4 user number                 : 0"
            )
    session.write("\n\n".join(blocks))
    del match
    yield from ()


def _dhcp_bindings(session: Session, match: Match) -> Steps:
    """As in Huawei's guides for CloudEngine and S switches, chapter DHCP snooping."""
    rule = "-" * 80
    there = session.device.learnt.bindings
    lines = [
        "DHCP Dynamic Bind-table:",
        "Flags:O - outer vlan ,I - inner vlan ,P - Vlan-mapping",
        "IP Address       MAC Address     VSI/VLAN(O/I/P) Interface      Lease",
        rule,
        *(f"{one.ip:<17}{one.mac:<16}{one.vlan:<4}/--  /--    {one.port + ' ':<15}2027.08.17-07:31" for one in there),
        rule,
        f"Print count:           {len(there)}          Total count:           {len(there)}",
    ]
    if "dhcp snooping enable" in session.device.running.entries:
        session.write("\n".join(lines))
    del match
    yield from ()


FEATURE_TABLES: dict[str, Handler] = {
    "ipv6_interface": _ipv6_interface,
    "ip_pool": _ip_pool,
    "dhcpv6_pool": _dhcpv6_pool,
    "pim": _pim,
    "dhcp_snooping": _dhcp_snooping,
    "dhcp_bindings": _dhcp_bindings,
}
