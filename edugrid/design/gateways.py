"""Feature: dual-stack first hop of schools (VLAN interfaces) and of county segments (routed ports)."""

from ipaddress import IPv4Interface, IPv6Interface

from edugrid.design.network import Gateway, Port
from edugrid.design.segments import Segment
from edugrid.intent.device import Device


def first_hop(segment: Segment) -> tuple[IPv4Interface, IPv6Interface]:
    """The first address of each prefix, with its length."""
    return (
        IPv4Interface(f"{segment.ipv4[1]}/{segment.ipv4.prefixlen}"),
        IPv6Interface(f"{segment.ipv6[1]}/{segment.ipv6.prefixlen}"),
    )


def school_segments(device: Device, sites: dict[str, tuple[Segment, ...]]) -> tuple[Segment, ...]:
    """Segments of the schools that hang on trunks of ``device``: their first hop is here."""
    return tuple(
        s for trunk in device.trunks if not trunk.uplink for code in trunk.schools for s in sites.get(code, ())
    )


def vlan_gateways(
    device: Device, sites: dict[str, tuple[Segment, ...]], ipv6_only: frozenset[str]
) -> tuple[Gateway, ...]:
    """VLAN interfaces, in order of VLAN; those of segments named ``ipv6_only`` have no IPv4 address."""
    out = []
    for segment in sorted(school_segments(device, sites), key=lambda s: s.vlan):
        ipv4, ipv6 = first_hop(segment)
        here = None if segment.name in ipv6_only else ipv4
        out.append(Gateway(vlan=segment.vlan, description=segment.label, ipv4=here, ipv6=ipv6))
    return tuple(out)


def routed_segments(device: Device, sites: dict[str, tuple[Segment, ...]]) -> tuple[tuple[str, Segment], ...]:
    """(port, segment) for each routed gateway port of ``device``."""
    office = {segment.name: segment for segment in sites.get("office", ())}
    return tuple((gateway.port, office[gateway.segment]) for gateway in device.gateways)


def routed_ports(device: Device, sites: dict[str, tuple[Segment, ...]], ipv6_only: frozenset[str]) -> tuple[Port, ...]:
    """Routed ports that are the first hop of a county segment; those of ``ipv6_only`` have no IPv4 address."""
    out = []
    for port, segment in routed_segments(device, sites):
        ipv4, ipv6 = first_hop(segment)
        here = None if segment.name in ipv6_only else ipv4
        out.append(Port(name=port, description=segment.label, mode="routed", ipv4=here, ipv6=ipv6))
    return tuple(out)
