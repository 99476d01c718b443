"""``network: block:`` where orders of the block register are carried out, and how much may be blocked."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.device_text import HostName, PlatformName
from edugrid.intent.role import Role


class RouteServer(Frozen):
    """The program (ExaBGP) that tells routers at once what to discard; ``address`` is the machine it runs on.

    Routers of ``roles`` hold a BGP session with it and take nothing but blackhole routes (RFC 7999) from it, at most
    ``routes``. When the session ends the routes go with it: what it blocked is then reachable again.
    """

    address: IPv4Address
    asn: Annotated[int, Field(ge=1, le=4_294_967_294)]
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    routes: Annotated[int, Field(ge=1, le=100_000)] = 20_000


class ResponsePolicy(Frozen):
    """The response-policy zone (RPZ) ``zone``, and the resolvers that were told to use it, with their ``port``."""

    zone: Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9.-]{0,200}[a-z0-9])?$")]
    resolvers: tuple[IPv4Address | IPv6Address, ...] = ()
    port: Annotated[int, Field(ge=1, le=65535)] = 53


class BlockSettings(Frozen):
    """How much may be blocked, and by what.

    Orders are refused where they cover more than ``shortest4`` / ``shortest6`` (prefix lengths), or one of ``never``.

    ``orders``: how many may be in force at once. ``rules``: how many rules of a family an access list may spend on
    blocks; ``platform_rules`` says another number for a platform (from the vendor's data sheet). Orders with the first
    priority, then the newest, go first; the rest is told. ``security_group_rules``: how many rules one whitelist entry
    that lets everybody in may become in a cloud, when blocked addresses are taken out of it. ``mac_roles``: on which devices
    frames from and to a blocked MAC address are dropped, in every VLAN of their schools.
    """

    route_server: RouteServer | None = None
    dns: ResponsePolicy | None = None
    shortest4: Annotated[int, Field(ge=8, le=32)] = 24
    shortest6: Annotated[int, Field(ge=16, le=128)] = 48
    orders: Annotated[int, Field(ge=1, le=25_997)] = 10_000
    rules: Annotated[int, Field(ge=0, le=10_000)] = 500
    platform_rules: dict[PlatformName, Annotated[int, Field(ge=0, le=10_000)]] = Field(default_factory=dict)
    security_group_rules: Annotated[int, Field(ge=1, le=1000)] = 64
    mac_roles: tuple[Role, ...] = ()
    never: tuple[IPv4Network | IPv6Network, ...] = ()
    never_names: tuple[HostName, ...] = ()

    def rules_of(self, platform: str) -> int:
        """How many rules of a family a device of ``platform`` may spend on blocks."""
        return self.platform_rules.get(platform, self.rules)
