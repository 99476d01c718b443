"""Structured design of what the route server makes a router discard."""

from datetime import date
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Final

from edugrid.design.frozen import Frozen

DISCARD4: Final = IPv4Address("192.0.2.1")
"""Next hop of what is discarded (RFC 5635, 4.1; of the block that nobody uses, RFC 5737)."""
DISCARD6: Final = IPv6Address("100::1")
"""The same for IPv6 (RFC 6666)."""


class BlackholeRoute(Frozen):
    """A route that the route server announces to the end of the day ``until``, and the orders it is for."""

    network: IPv4Network | IPv6Network
    orders: tuple[str, ...]
    until: date


class Block(Frozen):
    """A session with the route server at ``server``, from the loopback ``source``; ``external``: it is in another AS.

    Taken are blackhole routes (RFC 7999) not larger than ``shortest4`` / ``shortest6`` and outside of ``never4`` /
    ``never6``, at most ``limit``. ``routes`` is what is announced now; it is no configuration.
    """

    server: IPv4Address
    asn: int
    external: bool
    source: IPv4Address
    limit: int
    shortest4: int
    shortest6: int
    never4: tuple[IPv4Network, ...]
    never6: tuple[IPv6Network, ...]
    routes: tuple[BlackholeRoute, ...] = ()
