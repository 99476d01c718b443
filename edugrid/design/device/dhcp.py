"""DHCP on the first hop of a segment: pools, relays, and the flags of router advertisements."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from edugrid.design.device.first_hop import FirstHop
from edugrid.design.frozen import Frozen


class Pool4(Frozen):
    """An IPv4 pool; addresses from ``first`` to ``last`` are handed out for ``lease_hours``.

    ``ipv6_only_wait``: seconds for which hosts that can do without IPv4 are told to (option 108, RFC 8925).
    """

    name: str
    network: IPv4Network
    gateway: IPv4Address
    first: IPv4Address
    last: IPv4Address
    dns_servers: tuple[IPv4Address, ...]
    domain: str
    lease_hours: int
    ipv6_only_wait: int | None = None

    @property
    def excluded(self) -> tuple[tuple[IPv4Address, IPv4Address], ...]:
        """(first, last) of the ranges beside the gateway that are not handed out."""
        ranges = ((self.gateway + 1, self.first - 1), (self.last + 1, self.network.broadcast_address - 1))
        return tuple((low, high) for low, high in ranges if low <= high)


class Pool6(Frozen):
    """A DHCPv6 pool; without ``prefix`` it hands out no addresses, only servers and domain (RFC 8415, 6.1)."""

    name: str
    prefix: IPv6Network | None
    dns_servers: tuple[IPv6Address, ...]
    domain: str


class Dhcp4Gateway(Frozen):
    """DHCPv4 and relayed DHCPv6 of one first hop."""

    hop: FirstHop
    pool: Pool4 | None = None
    relay4: tuple[IPv4Address, ...] = ()
    relay6: tuple[IPv6Address, ...] = ()


class Dhcp(Frozen):
    """Feature ``dhcp``: first hops with a pool or a relay."""

    gateways: tuple[Dhcp4Gateway, ...]


class Dhcp6Gateway(Frozen):
    """A first hop that answers DHCPv6 by itself."""

    hop: FirstHop
    pool: Pool6


class Dhcpv6Server(Frozen):
    """Feature ``dhcpv6_server``: stateless or stateful DHCPv6 from the gateway."""

    gateways: tuple[Dhcp6Gateway, ...]


class RaGateway(Frozen):
    """Flags M (``managed``) and O (``other``) of router advertisements (RFC 4861, 4.2).

    ``dns_servers`` are in them too (RFC 8106), where nothing else tells the hosts.
    """

    hop: FirstHop
    managed: bool
    other: bool
    dns_servers: tuple[IPv6Address, ...] = ()


class Ra(Frozen):
    """Feature ``ra``: router advertisements of every first hop."""

    gateways: tuple[RaGateway, ...]
