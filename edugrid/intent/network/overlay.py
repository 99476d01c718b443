"""``network: overlay:`` VLANs that are stretched over the routed network, as people write them."""

from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.network.segment_name import SegmentName
from edugrid.intent.role import Role

REFLECTORS: tuple[Role, ...] = ("county-aggregation", "county-pop", "city-core", "city-pop")

TenantName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,24}$")]
"""With ``edu-t-`` before it, it is a name of at most 31 characters, which every device takes."""


class OverlaySettings(Frozen):
    """VXLAN (RFC 7348) with EVPN (RFC 7432, RFC 8365): which VLANs a device stretches is written at it, ``overlay:``.

    ``reflectors``: devices that pass on who has which hosts: those of a county to the devices of the county, those of a
    city between the counties. Every device with such a role takes part where the block holds.
    ``tenants``: stretched segments, by name, that are routed to each other and to nothing else (symmetric IRB, RFC 9135):
    every device that stretches one is its first hop, all under the same address.
    """

    reflectors: tuple[Role, ...] = REFLECTORS
    tenants: dict[TenantName, Annotated[tuple[SegmentName, ...], Field(min_length=1)]] = Field(default_factory=dict)
