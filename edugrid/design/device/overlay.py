"""Structured design of the VXLAN-EVPN overlay on one device."""

from ipaddress import IPv4Address

from edugrid.design.frozen import Frozen


class OverlaySegment(Frozen):
    """A stretched VLAN (RFC 8365, VLAN-based service): ``ports`` take its frames, tagged ``vlan``; ``name`` is its label.

    ``route_distinguisher`` is ``router-id:vlan`` (RFC 7432, 7.9); ``route_target`` the same on every device: ``AS:VNI``.
    """

    vlan: int
    vni: int
    name: str
    route_distinguisher: str
    route_target: str
    ports: tuple[str, ...]


class OverlayPeer(Frozen):
    """An EVPN session between loopbacks; ``external``: in another AS. ``client``: what it says is passed on to the others."""

    address: IPv4Address
    remote_as: int
    external: bool
    client: bool
    description: str


class Overlay(Frozen):
    """``source``: the loopback, end of every tunnel. ``reflector``: passes on routes of segments that it has not itself."""

    asn: int
    source: IPv4Address
    reflector: bool
    segments: tuple[OverlaySegment, ...]
    peers: tuple[OverlayPeer, ...]

    @property
    def by_port(self) -> dict[str, tuple[OverlaySegment, ...]]:
        """What comes in at each port, ports in order of name."""
        ports = sorted({port for segment in self.segments for port in segment.ports})
        return {port: tuple(one for one in self.segments if port in one.ports) for port in ports}
