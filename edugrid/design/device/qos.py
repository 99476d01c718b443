"""Bandwidth guarantees of schools on the ports that carry them."""

from edugrid.design.frozen import Frozen


class Guarantee(Frozen):
    """Traffic of one VLAN: ``cir`` kbps in any case, up to ``pir`` kbps where there is room; ``dscp`` as devices print it."""

    vlan: int
    traffic_class: str
    cir: int
    pir: int
    dscp: str


class QosPort(Frozen):
    """A trunk towards schools; ``limit`` kbps towards them (None: the port is no faster, or its name does not tell)."""

    port: str
    policy: str
    limit: int | None
    guarantees: tuple[Guarantee, ...]


class Qos(Frozen):
    """Feature ``qos``."""

    ports: tuple[QosPort, ...]
