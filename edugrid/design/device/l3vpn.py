"""Structured design of L3VPN services on one device."""

from ipaddress import IPv6Address

from edugrid.design.device.first_hop import FirstHop
from edugrid.design.frozen import Frozen


class Vrf(Frozen):
    """A routing table for both families (RFC 4364): its name on the device, who hears it, and the first hops in it.

    ``route_distinguisher`` and route targets are ``ASN:number``.
    """

    name: str
    route_distinguisher: str
    exports: tuple[str, ...]
    imports: tuple[str, ...]
    hops: tuple[FirstHop, ...]


class VpnPeer(Frozen):
    """A router with services: a BGP session between loopbacks; ``external``: in another AS, several hops away."""

    address: IPv6Address
    remote_as: int
    external: bool
    description: str


class L3vpn(Frozen):
    """``locator``: the SRv6 locator whose SIDs the routes of the services bear (RFC 9252)."""

    locator: str
    vrfs: tuple[Vrf, ...]
    peers: tuple[VpnPeer, ...]
