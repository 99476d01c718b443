"""Structured design of MAC addresses whose frames a switch drops."""

from edugrid.design.frozen import Frozen


class MacEntry(Frozen):
    """One address (``0011-22aa-bbcc``) in one VLAN, and the order that it is for."""

    mac: str
    vlan: int
    order: str


class MacBlock(Frozen):
    """Entries in the order in which a device lists them."""

    entries: tuple[MacEntry, ...]
