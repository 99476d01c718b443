"""``network: l3vpn:`` services that share the MAN without meeting each other, as people write them."""

from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.network.segment_name import SegmentName
from edugrid.intent.role import Role

ServiceName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,26}$")]
"""With ``edu-`` before it, it is a name of at most 31 characters, which every device takes."""


class L3vpnService(Frozen):
    """One service: its ``segments`` see each other, and those of the services that it ``reaches``, and nobody else.

    Reaching goes both ways: what A reaches, reaches A.
    """

    segments: Annotated[tuple[SegmentName, ...], Field(min_length=1)]
    reaches: tuple[ServiceName, ...] = ()


class L3vpnSettings(Frozen):
    """Routing tables of their own (RFC 4364, RFC 4659) for services, carried between routers by SRv6 (RFC 9252).

    ``roles``: devices that take part; empty: all that are the first hop of such a segment. They need ``srv6``.
    """

    services: dict[ServiceName, L3vpnService] = Field(default_factory=dict)
    roles: tuple[Role, ...] = ()

    def met_by(self, service: str) -> tuple[str, ...]:
        """``service`` and the services that it sees, by name: it reaches them, or they reach it."""
        reached = self.services[service].reaches if service in self.services else ()
        reaching = (name for name, one in self.services.items() if service in one.reaches)
        return tuple(sorted({service, *reached, *reaching}))
