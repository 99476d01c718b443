"""Structured design of a link aggregation group (IEEE 802.1AX)."""

from typing import Literal

from edugrid.design.frozen import Frozen


class Lag(Frozen):
    """An aggregate and its members. ``routed``: it carries addresses, not VLANs. ``vlans``: of the trunk over it."""

    name: str
    number: int
    routed: bool
    members: tuple[str, ...]
    mode: Literal["lacp", "static"]
    min_links: int
    vlans: tuple[int, ...] = ()
