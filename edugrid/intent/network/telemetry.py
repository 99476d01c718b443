"""Samples of traffic (sFlow version 5) for a collector."""

from ipaddress import IPv4Address, IPv6Address
from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.role import Role


class TelemetrySettings(Frozen):
    """Devices of ``roles`` send samples of what comes in on their routed links to ``collector`` (UDP 6343).

    ``sampling``: one packet of so many; ``counter_seconds``: how often port counters are sent, where a platform can say.
    """

    collector: IPv4Address | IPv6Address
    roles: tuple[Role, ...] = ()
    sampling: Annotated[int, Field(ge=1000, le=65535)] = 4096
    counter_seconds: Annotated[int, Field(ge=10, le=600)] = 60

    def holds(self, role: Role) -> bool:
        """True for devices of ``role``."""
        return not self.roles or role in self.roles
