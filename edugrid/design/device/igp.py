"""Structured design of the IGP on one device."""

from ipaddress import IPv4Address
from typing import Literal

from edugrid.design.frozen import Frozen


class IgpPort(Frozen):
    """A link of the MAN: ``neighbor`` is the device at its far end, ``area`` the OSPF area of the link."""

    name: str
    neighbor: str
    metric: int
    area: IPv4Address


class Igp(Frozen):
    """One IS-IS process, or one of OSPFv2 and one of OSPFv3, for both families.

    Attributes:
        process: number (on FRR: tag) of the processes. One that nobody chooses by hand, so that a process somebody
            else made is never taken for ours.
        net: network entity title (ISO 10589): ``49``, area, system id from the IPv4 loopback, ``00``.
        level, multi_topology: of IS-IS.
        loopback_area: OSPF area of the loopback.

    """

    process: int
    protocol: Literal["isis", "ospf"]
    level: Literal["level-1", "level-2", "level-1-2"]
    multi_topology: bool
    net: str
    router_id: IPv4Address
    loopback_area: IPv4Address
    ports: tuple[IgpPort, ...]

    @property
    def areas(self) -> tuple[IPv4Address, ...]:
        """Every OSPF area that the device touches, in order."""
        return tuple(sorted({self.loopback_area, *(port.area for port in self.ports)}))
