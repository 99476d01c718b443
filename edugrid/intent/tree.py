"""The inherited tree: province, cities, counties, schools."""

from collections.abc import Iterator
from datetime import date, datetime

from pydantic import Field, SkipValidation

from edugrid.design.frozen import Frozen
from edugrid.intent.adopted import AdoptedProject
from edugrid.intent.allowed_domain import AllowedDomain
from edugrid.intent.approved_model import ApprovedModel
from edugrid.intent.asset import Asset
from edugrid.intent.block_order import BlockOrder
from edugrid.intent.calendar import ChangeWindow, Freeze
from edugrid.intent.capability_profile import CapabilityProfile
from edugrid.intent.certificate import Certificate
from edugrid.intent.data_centre import DataCentre
from edugrid.intent.device import Device
from edugrid.intent.files import CityFile, CountyFile, ProvinceFile, SchoolRow
from edugrid.intent.flavor import Flavor
from edugrid.intent.network.onu import Onu
from edugrid.intent.network.wlan import AccessPointRow
from edugrid.intent.person import Person
from edugrid.intent.placed import PlacedApplication
from edugrid.intent.quarantine import Quarantine
from edugrid.intent.registers import (
    Approval,
    CloudAttestation,
    ComplianceStatement,
    Contract,
    DriftException,
    PolicyException,
    SurgeWindow,
    WhitelistEntry,
    WhitelistRequest,
)
from edugrid.intent.resolved_application import ResolvedApplication
from edugrid.intent.retirement import Retirement
from edugrid.intent.service_profile import ServiceProfile
from edugrid.intent.settings import Settings
from edugrid.intent.source import Source
from edugrid.intent.system import SystemRow
from edugrid.lies_in import lies_in


class School(Frozen):
    """A school; ``path`` is ``henan/zhengzhou/zhongmu/4101220001``."""

    path: str
    row: SchoolRow
    settings: Settings


class County(Frozen):
    """A county and its schools; ``onus`` are those of the county's own register."""

    path: str
    file: CountyFile
    settings: Settings
    schools: tuple[School, ...]
    onus: tuple[Onu, ...] = ()


class Registers(Frozen):
    """The registers of a city; a register that has no file is empty."""

    whitelist: tuple[WhitelistEntry, ...] = ()
    whitelist_requests: tuple[WhitelistRequest, ...] = ()
    approvals: tuple[Approval, ...] = ()
    contracts: tuple[Contract, ...] = ()
    surges: tuple[SurgeWindow, ...] = ()
    exceptions: tuple[PolicyException, ...] = ()
    drift_exceptions: tuple[DriftException, ...] = ()
    attestations: tuple[CloudAttestation, ...] = ()
    compliance: tuple[ComplianceStatement, ...] = ()
    assets: tuple[Asset, ...] = ()
    systems: tuple[SystemRow, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    onus: tuple[Onu, ...] = ()
    aps: tuple[AccessPointRow, ...] = ()
    blocks: tuple[BlockOrder, ...] = ()
    approved_models: tuple[ApprovedModel, ...] = ()
    domains: tuple[AllowedDomain, ...] = ()
    quarantine: tuple[Quarantine, ...] = ()


class City(Frozen):
    """A city, its counties, and the city-wide registers.

    ``applications`` are those of city.yml with what they take from service profiles and settings; ``user_data`` the
    texts of their cloud-init files by file name. ``flavors`` and ``capabilities`` are what the
    province knows by name; ``placed`` says where each application was put and how far a move has come (placement.yml).
    """

    path: str
    file: CityFile
    settings: Settings
    counties: tuple[County, ...]
    applications: tuple[ResolvedApplication, ...] = ()
    registers: Registers = Registers()
    adopted: tuple[AdoptedProject, ...] = ()
    user_data: dict[str, str] = Field(default_factory=dict)
    flavors: dict[str, Flavor] = Field(default_factory=dict)
    capabilities: dict[str, CapabilityProfile] = Field(default_factory=dict)
    placed: dict[str, PlacedApplication] = Field(default_factory=dict)

    def data_centres(self) -> Iterator[tuple[str, int, DataCentre]]:
        """Every data centre as (region path, place in the list of that region's file, data centre)."""
        for path, sites in (
            (self.path, self.file.data_centres),
            *((c.path, c.file.data_centres) for c in self.counties),
        ):
            for index, site in enumerate(sites):
                yield path, index, site

    def devices(self) -> Iterator[tuple[str, int, Device]]:
        """Every device as (region path, ASN of that region, device)."""
        for device in self.file.devices:
            yield self.path, self.file.asn, device
        for county in self.counties:
            for device in county.file.devices:
                yield county.path, county.file.asn, device


class Intent(Frozen):
    """What was asked for: ``target`` is the region path of the command, ``cities`` those it concerns.

    ``root`` is the folder of the provinces as it is shown to people.
    ``taken`` are the numbers in the ledger files: kind → owner → number, one mapping per ledger file.
    ``at`` is the moment (Asia/Shanghai) for which windows, freezes and expiry dates are judged.
    ``people`` are those of the province who may plan, approve and operate.
    ``services`` are the service profiles and ``capabilities`` the capability profiles by name.
    ``sources`` are the files of the cities and counties by region path, ``<city>/schools.csv`` and
    ``<city>/registers/<name>.csv``, for whatever names a line.
    """

    root: str
    target: str
    path: str
    province: ProvinceFile
    cities: tuple[City, ...]
    taken: dict[str, dict[str, dict[str, str]]]
    at: datetime
    people: tuple[Person, ...] = ()
    services: dict[str, ServiceProfile] = Field(default_factory=dict)
    capabilities: dict[str, CapabilityProfile] = Field(default_factory=dict)
    sources: SkipValidation[dict[str, Source]] = Field(default_factory=dict, exclude=True, repr=False)

    @property
    def today(self) -> date:
        """The day of ``at``; a date in the intent still counts on this day."""
        return self.at.date()

    def freezes(self, city: City) -> tuple[Freeze, ...]:
        """Freezes of the province and of ``city``."""
        return (*self.province.freezes, *city.file.freezes)

    def change_windows(self, city: City) -> tuple[ChangeWindow, ...]:
        """Change windows of ``city``, else those of the province; none: at any hour."""
        return city.file.change_windows or self.province.change_windows

    def retirement(self, city: City) -> Retirement:
        """How ``city`` plans its way out of legacy data centres; its windows are never empty unless every hour is free."""
        merged = city.file.retirement.over(self.province.retirement)
        return merged.over(Retirement(windows=self.change_windows(city)))

    def production(self, region: str) -> bool:
        """True where people depend on what stands in ``region``; of one that is not there, what is above it says."""
        said = {self.path: self.province.defaults.production}
        for city in self.cities:
            said[city.path] = city.settings.production
            said |= {county.path: county.settings.production for county in city.counties}
        while region not in said and "/" in region:
            region = region.rpartition("/")[0]
        return said.get(region, any(said.values()))

    def wants(self, region: str) -> bool:
        """True when ``region`` is the target or lies below it."""
        return lies_in(region, self.target)
