"""``network: dhcp:`` how hosts of a segment get their addresses."""

from ipaddress import IPv4Address, IPv6Address
from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.network.segment_name import SegmentName

Ipv4Mode = Literal["server", "relay", "none"]
Ipv6Mode = Literal["slaac", "stateless", "stateful", "relay"]
Hours = Annotated[int, Field(ge=1, le=8760)]
Reserved = Annotated[int, Field(ge=0, le=4094)]


class SegmentDhcp(Frozen):
    """What one segment does otherwise; what is absent is as in the block above it."""

    ipv4: Ipv4Mode | None = None
    ipv6: Ipv6Mode | None = None
    lease_hours: Hours | None = None
    reserved_first: Reserved | None = None
    reserved_last: Reserved | None = None


class DhcpSettings(Frozen):
    """Addresses for hosts behind a gateway; DNS servers and domain are those of the level (``dns_servers``, ``domain``).

    ``ipv4``: the gateway hands out addresses (``server``), passes requests to ``relay4`` (``relay``), or does neither.
    ``ipv6`` sets the flags of router advertisements (RFC 4861, 6.2.1): ``slaac`` M=0 O=0; ``stateless`` M=0 O=1 with a
    DHCPv6 server for the rest (RFC 8415); ``stateful`` M=1 O=1 with a DHCPv6 server; ``relay`` M=1 O=1 towards ``relay6``.
    ``reserved_first`` and ``reserved_last``: addresses after the gateway and at the end of the prefix that are kept for
    printers and the like.
    """

    ipv4: Ipv4Mode = "server"
    ipv6: Ipv6Mode = "slaac"
    relay4: tuple[IPv4Address, ...] = Field(default=(), max_length=8)
    relay6: tuple[IPv6Address, ...] = Field(default=(), max_length=8)
    lease_hours: Hours = 24
    reserved_first: Reserved = 9
    reserved_last: Reserved = 0
    segments: dict[SegmentName, SegmentDhcp] = Field(default_factory=dict)

    def of(self, segment: str) -> "DhcpSettings":
        """The block as it holds for ``segment``."""
        changed = self.segments.get(segment)
        return self.model_copy(update=changed.model_dump(exclude_none=True)) if changed else self
