"""Multicast of one device."""

from ipaddress import IPv4Address

from edugrid.design.device.first_hop import FirstHop
from edugrid.design.frozen import Frozen


class Multicast(Frozen):
    """Feature ``multicast``: VLANs with snooping, first hops of receivers, routed links that carry PIM."""

    rp: IPv4Address
    vlans: tuple[int, ...]
    hops: tuple[FirstHop, ...]
    links: tuple[str, ...]
