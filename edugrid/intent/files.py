"""The files of the inventory, one model a file."""

from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.application import Application, DnsZone, Interconnect, Moves, NfvEdge
from edugrid.intent.bandwidth_standard import BandwidthStandard
from edugrid.intent.calendar import ChangeWindow, Freeze
from edugrid.intent.cloud import Cloud
from edugrid.intent.data_centre import DataCentre
from edugrid.intent.device import Asn, Device, Link
from edugrid.intent.flavor import Flavor
from edugrid.intent.pools import Pools
from edugrid.intent.retirement import Retirement
from edugrid.intent.settings import Name, Settings, SettingsPatch


class ProvinceFile(Frozen):
    """``province.yml``: pools, and defaults for everything below. ``code`` is GB/T 2260.

    Only ``approved_images`` and ``approved_flavors`` may be used by servers; an empty list allows every one.
    ``flavors`` says what a server of each flavor takes, so that quota can be judged before anything is made.
    ``change_windows``: when devices may be changed; none: at any hour. A city that has its own does not inherit these.
    """

    name: str
    code: Annotated[str, Field(pattern=r"^[0-9]{2}$")]
    pools: Pools
    defaults: Settings
    freezes: tuple[Freeze, ...] = ()
    change_windows: tuple[ChangeWindow, ...] = ()
    approved_images: tuple[str, ...] = ()
    approved_flavors: tuple[str, ...] = ()
    flavors: dict[str, Flavor] = Field(default_factory=dict)
    bandwidth_standard: BandwidthStandard | None = None
    retirement: Retirement = Retirement()


class CityFile(Frozen):
    """``<city>/city.yml``."""

    name: str
    code: Annotated[str, Field(pattern=r"^[0-9]{4}([0-9]{2})?$")]
    asn: Asn
    defaults: SettingsPatch = SettingsPatch()
    clouds: tuple[Cloud, ...] = ()
    applications: tuple[Application, ...] = ()
    interconnects: tuple[Interconnect, ...] = ()
    dns: DnsZone | None = None
    move: Moves = Moves()
    freezes: tuple[Freeze, ...] = ()
    change_windows: tuple[ChangeWindow, ...] = ()
    devices: tuple[Device, ...] = ()
    links: tuple[Link, ...] = ()
    data_centres: tuple[DataCentre, ...] = ()
    retirement: Retirement = Retirement()


class CountyFile(Frozen):
    """``<city>/<county>/county.yml``."""

    name: str
    code: Annotated[str, Field(pattern=r"^[0-9]{6}$")]
    asn: Asn
    defaults: SettingsPatch = SettingsPatch()
    segments: tuple[Name, ...] = ()
    nfv_edge: NfvEdge | None = None
    devices: tuple[Device, ...] = ()
    data_centres: tuple[DataCentre, ...] = ()


class SchoolRow(Frozen):
    """One row of ``<city>/schools.csv``; ``owner`` answers for its devices (absent: as in its county)."""

    code: Annotated[str, Field(pattern=r"^[0-9]{10}$")]
    name: str
    county: Name
    classes: Annotated[int, Field(ge=1, le=300)]
    stage: str
    backup_uplink: str | None = None
    uplink_mbps: Annotated[int, Field(ge=1, le=400_000)] | None = None
    owner: str | None = None


class SchoolsFile(Frozen):
    """All rows of ``schools.csv``."""

    rows: tuple[SchoolRow, ...]
