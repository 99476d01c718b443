"""Feature: routed links between levels, with BGP over both families."""

from ipaddress import IPv4Address, IPv4Interface, IPv4Network, IPv6Address, IPv6Interface, IPv6Network
from typing import NamedTuple

from edugrid.allocate.ledger import Ledger
from edugrid.design.network import Bgp, Loopback, Peer, Port
from edugrid.intent.device import Device
from edugrid.intent.tree import City


class _Side(NamedTuple):
    port: Port
    peers: tuple[Peer, ...]


def loopback(city: City, device: Device, ledger: Ledger) -> Loopback:
    """The device's own addresses: a /32 and a /128."""
    return Loopback(
        ipv4=IPv4Interface(ledger.ipv4(city.path, device.name, "loopback4")[0]),
        ipv6=IPv6Interface(ledger.ipv6(city.path, device.name, "loopback6")[0]),
    )


def link_ports(city: City, device: Device, ledger: Ledger) -> tuple[Port, ...]:
    """Routed ports of the links that end on ``device``."""
    return tuple(side.port for side in _sides(city, device, ledger))


def link_peers(city: City, device: Device, ledger: Ledger) -> tuple[Peer, ...]:
    """The sessions over the links of ``device``, in the order of the links; their descriptions name the far device."""
    return tuple(peer for side in _sides(city, device, ledger) for peer in side.peers)


def bgp(
    city: City, device: Device, asn: int, ledger: Ledger, own: tuple[tuple[IPv4Network | None, IPv6Network], ...]
) -> Bgp | None:
    """Sessions over every link of ``device``; it originates its loopback and ``own``. None without links."""
    peers = link_peers(city, device, ledger)
    if not peers:
        return None
    lo = loopback(city, device, ledger)
    return Bgp(
        asn=device.asn or asn,
        router_id=lo.ipv4.ip,
        peers=tuple(sorted(peers, key=lambda peer: (peer.address.version, int(peer.address)))),
        networks4=tuple(sorted((lo.ipv4.network, *(v4 for v4, _ in own if v4)))),
        networks6=tuple(sorted((lo.ipv6.network, *(v6 for _, v6 in own)))),
    )


def far_ends(city: City, device: Device, ledger: Ledger) -> tuple[tuple[IPv4Address, IPv6Address], ...]:
    """Addresses of the neighbours over each link of ``device``, in the order in which the links are written."""
    found = []
    for side in _sides(city, device, ledger):
        v4, v6 = (peer.address for peer in side.peers)
        if isinstance(v4, IPv4Address) and isinstance(v6, IPv6Address):
            found.append((v4, v6))
    return tuple(found)


def _sides(city: City, device: Device, ledger: Ledger) -> tuple[_Side, ...]:
    """What each link means on this end: hosts 1 and 2 of a /30 and a /126, lower end first by name.

    Not a /127 (RFC 6164): a device without that RFC takes its first address for the subnet-router anycast address.
    """
    asns = {other.name: other.asn or asn for _, asn, other in city.devices()}
    out = []
    for link in city.file.links:
        if device.name not in (link.a.device, link.b.device):
            continue
        near, far = (link.a, link.b) if link.a.device == device.name else (link.b, link.a)
        v4, v6 = ledger.ipv4(city.path, link.key, "link4"), ledger.ipv6(city.path, link.key, "link6")
        low = link.key.startswith(f"{near.device}:{near.port}--")
        mine, theirs = (1, 2) if low else (2, 1)
        port = Port(
            name=near.port,
            description=f"to-{far.device}",
            mode="routed",
            ipv4=IPv4Interface(f"{v4[mine]}/{v4.prefixlen}"),
            ipv6=IPv6Interface(f"{v6[mine]}/{v6.prefixlen}"),
        )
        peers = tuple(
            Peer(address=address, remote_as=asns[far.device], description=far.device)
            for address in (v4[theirs], v6[theirs])
        )
        out.append(_Side(port, peers))
    return tuple(out)
