"""``network: radius:`` who answers when a host or a station wants to be let in."""

from ipaddress import IPv4Address, IPv6Address
from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen


class RadiusSettings(Frozen):
    """RADIUS servers (RFC 2865, port 1812), the first one first. Their shared key is given on each device, never here.

    ``accounting``: who came and went is reported to the same servers (RFC 2866, port 1813).
    """

    servers: Annotated[tuple[IPv4Address | IPv6Address, ...], Field(min_length=1, max_length=4)]
    accounting: bool = True
