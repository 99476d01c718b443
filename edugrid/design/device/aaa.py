"""Structured design of logins that servers decide on."""

from ipaddress import IPv4Address, IPv6Address
from typing import Literal

from edugrid.design.frozen import Frozen


class Aaa(Frozen):
    """``servers`` in order of preference, asked by ``protocol``; local accounts count when none answers.

    ``source``: the address that requests bear, where a platform can say it for the protocol.
    """

    protocol: Literal["radius", "hwtacacs"]
    servers: tuple[IPv4Address | IPv6Address, ...]
    accounting: bool
    source: IPv4Address | None = None
