"""Whether the same place may reach an application over the other IP version as well."""

from ipaddress import IPv4Network, IPv6Network

from edugrid.region import OpenRegion
from edugrid.whitelist.first_hops import first_hops
from edugrid.whitelist.question import Question


def other_family(opened: OpenRegion, question: Question, application: str) -> bool:
    """True when a valid entry for ``application`` and the port has a source of the other IP version.

    Where the segment of the source is known, the entry must cover the segment's other prefix. Pure.
    """
    wanted = [
        network
        for hop in first_hops(opened.design.devices, question.source)
        if (network := _other(hop.hop.ipv4, hop.hop.ipv6, question.source.version)) is not None
    ]
    entries = [
        entry.source
        for city in opened.intent.cities
        for entry in city.registers.whitelist
        if entry.application == application
        and entry.protocol == question.protocol
        and entry.port <= question.port <= (entry.port_to or entry.port)
        and entry.until >= opened.intent.today
        and entry.source.version != question.source.version
    ]
    return any(all(_covers(source, network) for network in wanted) for source in entries)


def _other(ipv4: object, ipv6: object, version: int) -> IPv4Network | IPv6Network | None:
    found = ipv6 if version == 4 else ipv4  # noqa: PLR2004 - IP version 4
    network = getattr(found, "network", None)
    return network if isinstance(network, IPv4Network | IPv6Network) else None


def _covers(source: IPv4Network | IPv6Network, network: IPv4Network | IPv6Network) -> bool:
    if isinstance(source, IPv4Network):
        return isinstance(network, IPv4Network) and network.subnet_of(source)
    return isinstance(network, IPv6Network) and network.subnet_of(source)
