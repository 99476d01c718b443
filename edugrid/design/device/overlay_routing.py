"""Structured design of routing between stretched VLANs (symmetric IRB, RFC 9135) on one device."""

from ipaddress import IPv4Address, IPv4Interface, IPv6Interface

from edugrid.design.frozen import Frozen


class TenantGateway(Frozen):
    """The first hop of a stretched VLAN: the same addresses on every device that stretches it."""

    vlan: int
    vni: int
    name: str
    ipv4: IPv4Interface
    ipv6: IPv6Interface


class Tenant(Frozen):
    """A routing table for both families whose routed packets travel in the VXLAN ``l3vni``, whatever VLAN they come from.

    ``number`` is the tenant's in the city, never a VLAN's; ``route_distinguisher`` is ``router-id:number``,
    ``route_target`` the same on every device: ``AS:L3VNI``.
    """

    name: str
    number: int
    l3vni: int
    route_distinguisher: str
    route_target: str
    gateways: tuple[TenantGateway, ...]


class OverlayRouting(Frozen):
    """``tenants`` with a table here; a device that only passes routes on has none. ``peers``: its EVPN sessions."""

    asn: int
    router_id: IPv4Address
    tenants: tuple[Tenant, ...]
    peers: tuple[IPv4Address, ...]
