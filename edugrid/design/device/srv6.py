"""Structured design of SRv6 on one device."""

from ipaddress import IPv6Address, IPv6Network

from edugrid.design.frozen import Frozen


class Srv6(Frozen):
    """``locator`` is the name on the device, ``prefix`` the block (RFC 8986, 3.1), ``source`` of what is encapsulated."""

    locator: str
    prefix: IPv6Network
    static_bits: int
    source: IPv6Address
