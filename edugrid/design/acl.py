"""Feature: acl (the whitelist at the first hop of segments, towards applications)."""

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Network, IPv6Network
from typing import Literal

from edugrid.allocate.cloud_networks import SECURE_LEVEL
from edugrid.allocate.rule_owners import deny_owner, whitelist_owner
from edugrid.design.blocked import block_rule_number
from edugrid.design.device.acl import Acl, AclRule
from edugrid.design.gateways import routed_segments, school_segments
from edugrid.design.place import Place
from edugrid.design.placement import place as placements
from edugrid.design.quarantine import denials, denied_hosts
from edugrid.design.rule_number import deny_number, rule_number
from edugrid.design.segments import Segment
from edugrid.intent.network.block import BlockSettings
from edugrid.intent.registers import WhitelistEntry


def acl(place: Place) -> Acl | None:
    """The lists of the device at ``place``; None where nobody asks, or where no segment has its first hop.

    An entry counts to the end of its last day, judged at the moment of the intent. An application that moves has rules
    for both clouds. Networks that a device has no segment for (clouds without VLAN of ours) are named as well. Hosts in
    quarantine come before everything else, and on devices that nobody asked as well.
    """
    asked, device = place.network.acl, place.device
    vlans = tuple(sorted(segment.vlan for segment in school_segments(device, place.sites)))
    ports = tuple(sorted(port for port, _ in routed_segments(device, place.sites)))
    listed = asked is not None and asked.holds(device.role)
    if not (vlans or ports) or not (listed or denied_hosts(place)):
        return None
    rules = (*_permits(place), *(_denials(place) if asked.enforce else ())) if listed and asked else ()
    return Acl(
        rules4=_in_order(
            (
                *denials(place, 4),
                *(rule for rule in rules if isinstance(rule.destination, IPv4Network)),
                *(_blocks(place, 4) if listed else ()),
            )
        ),
        rules6=_in_order(
            (
                *denials(place, 6),
                *(rule for rule in rules if isinstance(rule.destination, IPv6Network)),
                *(_blocks(place, 6) if listed else ()),
            )
        ),
        vlans=vlans,
        ports=ports,
    )


def _in_order(rules: Iterable[AclRule]) -> tuple[AclRule, ...]:
    return tuple(sorted(rules, key=lambda rule: rule.number))


def _blocks(place: Place, version: Literal[4, 6]) -> Iterator[AclRule]:
    """Orders of the block register. They hit nothing that the whitelist permits, so the order of both means nothing."""
    asked = place.network.block or BlockSettings()
    limit = asked.rules_of(place.device.platform)
    for port in place.blocked.ports[:limit]:
        yield AclRule(
            number=block_rule_number(port.number),
            action="deny",
            destination=None,
            protocol=port.protocol,
            port=port.port,
            orders=(port.order,),
        )
    for one in place.blocked.of(version, limit):
        yield AclRule(number=block_rule_number(one.number), action="deny", destination=one.network, orders=one.orders)


def _permits(place: Place) -> Iterator[AclRule]:
    networks = _networks_of_applications(place)
    for entry in place.city.registers.whitelist:
        if entry.until < place.at.date():
            continue
        number = rule_number(place, whitelist_owner(entry.id))
        # the step between two entries leaves room for the sides of a move
        for offset, segment in enumerate(networks.get(entry.application, ())):
            yield _permit(entry, number + offset, segment.ipv4 if entry.source.version == 4 else segment.ipv6)  # noqa: PLR2004 - IP version 4


def _permit(entry: WhitelistEntry, number: int, destination: IPv4Network | IPv6Network) -> AclRule:
    return AclRule(
        number=number,
        action="permit",
        protocol=entry.protocol,
        source=entry.source,
        destination=destination,
        port=entry.port,
        port_to=entry.port_to if entry.port_to != entry.port else None,
    )


def _denials(place: Place) -> Iterator[AclRule]:
    for site, segments in place.sites.items():
        if not site.startswith("cloud-"):
            continue
        for segment in segments:
            number = deny_number(place, deny_owner(segment.site, segment.name))
            for destination in (segment.ipv4, segment.ipv6):
                yield AclRule(number=number, action="deny", destination=destination)


def _networks_of_applications(place: Place) -> dict[str, tuple[Segment, ...]]:
    secure = {app.name for app in place.city.applications if app.protection_level >= SECURE_LEVEL}
    found: dict[str, tuple[Segment, ...]] = {}
    for side in placements(place.city):
        wanted = "cloud-secure" if side.application in secure else "cloud"
        here = tuple(s for s in place.sites.get(f"cloud-{side.cloud}", ()) if s.name == wanted)
        found[side.application] = (*found.get(side.application, ()), *here)
    return found
