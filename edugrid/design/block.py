"""Feature: block (a router discards what the route server announces)."""

from ipaddress import IPv4Network, IPv6Network

from edugrid.design.device.block import Block
from edugrid.design.place import Place
from edugrid.design.uplinks import loopback
from edugrid.intent.pools import Pools


def block(place: Place) -> Block | None:
    """The session of ``place.device`` with the route server; None where nobody asks for one."""
    asked = place.network.block
    server = asked.route_server if asked else None
    if asked is None or server is None or place.device.role not in server.roles:
        return None
    never4, never6 = _pools(place.intent.province.pools)
    return Block(
        server=server.address,
        asn=server.asn,
        external=server.asn != place.asn,
        source=loopback(place.city, place.device, place.ledger).ipv4.ip,
        limit=server.routes,
        shortest4=asked.shortest4,
        shortest6=asked.shortest6,
        never4=never4,
        never6=never6,
        routes=place.blocked.routes[: server.routes],
    )


def _pools(pools: Pools) -> tuple[tuple[IPv4Network, ...], tuple[IPv6Network, ...]]:
    six = (pools.ipv6, pools.loopback6, pools.link6, pools.srv6)
    return (
        tuple(sorted({pools.ipv4.prefix, pools.loopback4.prefix, pools.link4.prefix})),
        tuple(sorted({pool.prefix for pool in six if pool is not None})),
    )
