"""Structured design of BGP policies on one device."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Literal

from edugrid.design.frozen import Frozen


class PrefixRule(Frozen):
    """``network`` and everything in it up to the length ``longest`` (the network alone when both are equal)."""

    network: IPv4Network | IPv6Network
    longest: int


class PrefixList(Frozen):
    """Prefixes of one family; what no rule holds is not in the list."""

    name: str
    version: Literal[4, 6]
    rules: tuple[PrefixRule, ...]


class RoutePolicy(Frozen):
    """Lets routes of the prefix list ``prefixes`` through, marked with ``community``; nothing else."""

    name: str
    version: Literal[4, 6]
    prefixes: str
    community: str | None = None


class Session(Frozen):
    """What holds on the session with the neighbour ``address``; an empty name is no policy.

    ``max_prefixes``: what the neighbour may announce at most; None where it is not held to anything.
    """

    address: IPv4Address | IPv6Address
    import_policy: str = ""
    export_policy: str = ""
    max_prefixes: int | None = None
    default_route: bool = False


class BgpPolicy(Frozen):
    """Lists and policies in order of name, and who uses them."""

    prefix_lists: tuple[PrefixList, ...]
    route_policies: tuple[RoutePolicy, ...]
    sessions: tuple[Session, ...]

    def session(self, address: IPv4Address | IPv6Address) -> Session | None:
        """What holds on the session with ``address``."""
        return next((one for one in self.sessions if one.address == address), None)
