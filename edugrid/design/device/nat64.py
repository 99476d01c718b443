"""Structured design of a translator between IPv6 and IPv4 (NAT64, RFC 6146)."""

from ipaddress import IPv4Network, IPv6Network

from edugrid.design.frozen import Frozen


class Nat64(Frozen):
    """What comes for ``prefix`` (RFC 6052) leaves as IPv4 from an address of ``pool``."""

    prefix: IPv6Network
    pool: IPv4Network
