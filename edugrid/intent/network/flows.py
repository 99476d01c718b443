"""``network: flows:`` who talks to whom: flow records for a collector (NetFlow version 9, RFC 3954, or IPFIX, RFC 7011)."""

from ipaddress import IPv4Address
from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.role import Role


class FlowSettings(Frozen):
    """Devices of ``roles`` count flows of what comes in, and report them to ``collector`` (UDP).

    Routers count on their links, switches on their trunks. Flows of both families travel over IPv4. ``sampling``: one
    packet of so many is looked at.
    """

    collector: IPv4Address
    port: Annotated[int, Field(ge=1, le=65535)] = 2055
    roles: tuple[Role, ...] = ()
    sampling: Literal[256, 512, 1024, 2048, 4096, 8192, 16384, 32768] = 4096

    def holds(self, role: Role) -> bool:
        """True for devices of ``role``."""
        return not self.roles or role in self.roles
