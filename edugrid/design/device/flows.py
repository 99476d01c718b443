"""Structured design of flow export (NetFlow version 9, RFC 3954; IPFIX, RFC 7011)."""

from ipaddress import IPv4Address

from edugrid.design.frozen import Frozen


class Flows(Frozen):
    """Who reports to whom, and what is counted.

    ``source`` is the device's own address; ``sampling`` one packet of so many; ``ports``: links or trunks, aggregates as
    such.
    """

    source: IPv4Address
    collector: IPv4Address
    port: int
    sampling: int
    ports: tuple[str, ...]
