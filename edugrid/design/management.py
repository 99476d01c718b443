"""Feature: management (users, SSH, SNMPv3, banner, terminal lines, and from where they may be reached)."""

from ipaddress import IPv4Network, IPv6Network

from edugrid.allocate.rule_owners import access_owner
from edugrid.design.device.management import Account, Management, SnmpAgent
from edugrid.design.place import Place
from edugrid.design.rule_number import rule_number
from edugrid.intent.network.management import Snmp


def management(place: Place) -> Management | None:
    """Management access of the device at ``place``; None where nobody asks for it."""
    asked = place.network.management
    if asked is None or not asked.holds(place.device.role):
        return None
    rules = sorted(((rule_number(place, access_owner(net)), net) for net in set(asked.allow)), key=lambda rule: rule[0])
    return Management(
        users=tuple(
            Account(name=u.name, role=u.role, proof=u.proof) for u in sorted(asked.users, key=lambda u: u.name)
        ),
        sftp=asked.ssh.sftp,
        strong=asked.ssh.strong,
        snmp=_agent(asked.snmp) if asked.snmp else None,
        guarded=bool(asked.allow),
        managers=tuple(sorted(set(asked.managers), key=lambda host: (host.version, int(host)))),
        rules4=tuple((number, net) for number, net in rules if isinstance(net, IPv4Network)),
        rules6=tuple((number, net) for number, net in rules if isinstance(net, IPv6Network)),
        banner=asked.banner,
        idle_minutes=asked.idle_minutes,
        sessions=asked.sessions,
    )


def _agent(asked: Snmp) -> SnmpAgent:
    return SnmpAgent(
        group=asked.group,
        users=tuple(sorted(set(asked.users))),
        trap_hosts=tuple(sorted(set(asked.trap_hosts), key=lambda host: (host.version, int(host)))),
        trap_user=asked.trap_user,
        contact=asked.contact,
    )
