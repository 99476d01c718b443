"""Orders of the block register become networks and ports to block: joined where they are neighbours, best first."""

from collections.abc import Collection, Iterable
from datetime import datetime
from ipaddress import IPv4Network, IPv6Network, collapse_addresses
from typing import Literal, NamedTuple

from edugrid.design.device.block import BlackholeRoute
from edugrid.intent.block_order import BlockOrder

Network = IPv4Network | IPv6Network


class BlockedNetwork(NamedTuple):
    """A network, the ids of the orders in it, and the number that its rule takes from the first of them."""

    network: Network
    orders: tuple[str, ...]
    number: int


class BlockedPort(NamedTuple):
    """A port that nothing may be reached on, and its order."""

    protocol: Literal["tcp", "udp"]
    port: int
    order: str
    number: int


class BlockedMac(NamedTuple):
    """A host's address (``00:11:22:aa:bb:cc``), and its order."""

    mac: str
    order: str


class Blocked(NamedTuple):
    """What is blocked at one place, in the order in which it goes first.

    ``networks`` are joined, for access lists; ``routes`` are as they were ordered, for route servers.
    """

    networks: tuple[BlockedNetwork, ...] = ()
    routes: tuple[BlackholeRoute, ...] = ()
    ports: tuple[BlockedPort, ...] = ()
    macs: tuple[BlockedMac, ...] = ()

    def of(self, version: Literal[4, 6], limit: int) -> tuple[BlockedNetwork, ...]:
        """The networks of a family, no more than ``limit``; ports cost a rule too and go first."""
        kept = max(0, limit - len(self.ports))
        return tuple(one for one in self.networks if one.network.version == version)[:kept]


def blocked(orders: Iterable[BlockOrder], county: str | None, at: datetime) -> Blocked:
    """What ``orders`` mean at ``at`` for devices of ``county`` (None: of the city itself). Pure.

    Networks are joined only where together they are exactly a larger one, so nothing is blocked that no order names.
    The best order of a network decides its turn: lowest priority number, then the newest.
    """
    active = sorted((order for order in orders if order.scope in {"city", county} and order.active(at)), key=_turn)
    joined: set[Network] = set()
    lengths: dict[int, list[int]] = {}
    for version in (4, 6):
        networks = [n for order in active if (n := order.network) is not None and n.version == version]
        whole = list(collapse_addresses(networks))  # type: ignore[type-var] # one family at a time
        lengths[version] = sorted({network.prefixlen for network in whole})
        joined |= set(whole)
    ranked: dict[Network, list[BlockOrder]] = {}
    for order in active:
        if (network := order.network) is not None:
            around = _around(network, joined, lengths[network.version])
            ranked.setdefault(around, []).append(order)
    return Blocked(
        networks=tuple(
            BlockedNetwork(network, tuple(order.id for order in found), min(order.number for order in found))
            for network, found in ranked.items()
        ),
        routes=_routes(active),
        macs=tuple(BlockedMac(order.indicator, order.id) for order in active if order.kind == "mac"),
        ports=tuple(
            BlockedPort("tcp" if protocol == "tcp" else "udp", int(port), order.id, order.number)
            for order in active
            if order.kind == "port"
            for protocol, _, port in (order.indicator.partition("/"),)
        ),
    )


def _around(network: Network, joined: Collection[Network], lengths: list[int]) -> Network:
    """The joined network that ``network`` lies in."""
    if network in joined:
        return network
    wider = (network.supernet(new_prefix=n) for n in lengths if n < network.prefixlen)
    return next(one for one in wider if one in joined)


def _routes(active: list[BlockOrder]) -> tuple[BlackholeRoute, ...]:
    """One a network: an order of the city and one of a county may name the same."""
    same: dict[Network, list[BlockOrder]] = {}
    for order in active:
        if (network := order.network) is not None:
            same.setdefault(network, []).append(order)
    return tuple(
        BlackholeRoute(
            network=network, orders=tuple(order.id for order in found), until=max(order.until for order in found)
        )
        for network, found in same.items()
    )


def block_rule_number(number: int) -> int:
    """The number of the rule of order ``number`` in access lists: 4, 8, 9, 13, ... 64994.

    Never a multiple of five nor the next two, which are the whitelist's.
    """
    return 5 * (number // 2) + 3 + number % 2


def _turn(order: BlockOrder) -> tuple[int, float, int]:
    return order.priority, -order.begins.timestamp(), order.number
