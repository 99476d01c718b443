"""``network: management: aaa:`` whom devices ask when somebody logs in."""

from ipaddress import IPv4Address, IPv6Address
from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen


class AaaSettings(Frozen):
    """Servers that know who may log in, the first one first; a device's own accounts count when no server answers.

    ``protocol``: ``radius`` (RFC 2865, port 1812) or ``hwtacacs`` (TACACS+ as Huawei and H3C speak it, RFC 8907, port
    49). Their shared key is given on each device, never here. ``accounting``: who came and went is reported to the
    same servers.
    """

    protocol: Literal["radius", "hwtacacs"] = "radius"
    servers: Annotated[tuple[IPv4Address | IPv6Address, ...], Field(min_length=1, max_length=2)]
    accounting: bool = True
