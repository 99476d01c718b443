"""Structured design of LLDP (IEEE 802.1AB): where it is silent, and whom it must see."""

from edugrid.design.frozen import Frozen


class LldpNeighbor(Frozen):
    """The far end of a link as LLDP must see it on ``port``; ``platform`` says how the far port's name is spelled."""

    port: str
    device: str
    far_port: str
    platform: str


class Lldp(Frozen):
    """``silent``: ports on which LLDP does not run, in order of name. ``neighbors``: in order of port."""

    silent: tuple[str, ...]
    neighbors: tuple[LldpNeighbor, ...]
