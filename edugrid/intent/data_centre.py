"""Legacy data centres and their way out (退出时间表)."""

from datetime import date
from ipaddress import IPv4Network, IPv6Network
from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.cloud import Count
from edugrid.intent.legacy.attestation import Attestation
from edugrid.intent.legacy.circuit import Circuit
from edugrid.intent.legacy.site_device import SiteDevice, SitePort
from edugrid.intent.legacy.timetable import Timetable
from edugrid.intent.legacy.workload import Workload
from edugrid.intent.settings import Name


class DataCentre(Frozen):
    """A machine room of a city, county or school.

    ``level`` absent: school where ``school`` is given, else that of the file. ``room``: where it is. ``access``: ports
    of the inventory's devices that lead into it. ``contract``: of the room itself (rent, maintenance), an id in
    registers/contracts.csv. ``protection_level`` absent: that of the settings. ``migration_mbps``: what its line has
    to spare for copying data (absent: the sum of its circuits, else 100).
    """

    name: Name
    title: str
    state: Literal["legacy", "new"]
    owner: str
    opened: date
    racks: Count
    level: Literal["city", "county", "school"] | None = None
    room: str = ""
    power_kw: Annotated[float, Field(ge=0, le=100_000)] = 0
    protection_level: Annotated[int, Field(ge=1, le=3)] | None = None
    target: Name | None = None
    contract: str | None = None
    migration_mbps: Annotated[int, Field(ge=1, le=400_000)] | None = None
    school: str | None = None
    prefixes: tuple[IPv4Network | IPv6Network, ...] = ()
    access: tuple[SitePort, ...] = ()
    circuits: tuple[Circuit, ...] = ()
    devices: tuple[SiteDevice, ...] = ()
    workloads: tuple[Workload, ...] = ()
    timetable: Timetable | None = None
    attestations: tuple[Attestation, ...] = ()

    @property
    def link_mbps(self) -> int:
        """Mbit/s for copying data out of the room."""
        return self.migration_mbps or sum(circuit.mbps or 0 for circuit in self.circuits) or 100

    @property
    def contracts(self) -> tuple[str, ...]:
        """Every contract of the room and its circuits, sorted."""
        named = {self.contract, *(circuit.contract for circuit in self.circuits)}
        return tuple(sorted(name for name in named if name is not None))
