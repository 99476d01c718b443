"""Structured design of flow export (NetFlow version 9, RFC 3954)."""

from ipaddress import IPv4Address

from edugrid.design.frozen import Frozen


class Flows(Frozen):
    """``source`` is the device's own address; ``sampling`` one packet of so many; ``ports``: links, aggregates as such."""

    source: IPv4Address
    collector: IPv4Address
    port: int
    sampling: int
    ports: tuple[str, ...]
