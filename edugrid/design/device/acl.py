"""Structured design of the access lists towards applications."""

from ipaddress import IPv4Network, IPv6Network
from typing import Literal

from edugrid.design.frozen import Frozen


class AclRule(Frozen):
    """One rule. A denying rule is for everything towards ``destination`` (None: anywhere), or from ``source`` alone.

    ``orders``: the orders of the block register that it carries out.
    """

    number: int
    action: Literal["permit", "deny"]
    destination: IPv4Network | IPv6Network | None
    source: IPv4Network | IPv6Network | None = None
    protocol: Literal["tcp", "udp"] | None = None
    port: int | None = None
    port_to: int | None = None
    orders: tuple[str, ...] = ()


class Acl(Frozen):
    """One list a family, in order of number, for what comes in on the gateways of ``vlans`` and on routed ``ports``."""

    rules4: tuple[AclRule, ...]
    rules6: tuple[AclRule, ...]
    vlans: tuple[int, ...]
    ports: tuple[str, ...]
