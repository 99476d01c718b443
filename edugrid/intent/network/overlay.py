"""``network: overlay:`` VLANs that are stretched over the routed network, as people write them."""

from edugrid.design.frozen import Frozen
from edugrid.intent.role import Role

REFLECTORS: tuple[Role, ...] = ("county-aggregation", "county-pop", "city-core", "city-pop")


class OverlaySettings(Frozen):
    """VXLAN (RFC 7348) with EVPN (RFC 7432, RFC 8365): which VLANs a device stretches is written at it, ``overlay:``.

    ``reflectors``: devices that pass on who has which hosts: those of a county to the devices of the county, those of a
    city between the counties. Every device with such a role takes part where the block holds.
    """

    reflectors: tuple[Role, ...] = REFLECTORS
