"""The files of the inventory, one model a file."""

from typing import Annotated

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.cloud import Application, Cloud, WhitelistEntry
from edugrid.intent.data_centre import DataCentre
from edugrid.intent.device import Asn, Device, Link
from edugrid.intent.pools import Pools
from edugrid.intent.settings import Name, Settings, SettingsPatch


class ProvinceFile(Frozen):
    """``province.yml``: pools, and defaults for everything below. ``code`` is GB/T 2260."""

    name: str
    code: Annotated[str, Field(pattern=r"^\d{2}$")]
    pools: Pools
    defaults: Settings


class CityFile(Frozen):
    """``<city>/city.yml``."""

    name: str
    code: Annotated[str, Field(pattern=r"^\d{4}(\d{2})?$")]
    asn: Asn
    defaults: SettingsPatch = SettingsPatch()
    clouds: tuple[Cloud, ...] = ()
    applications: tuple[Application, ...] = ()
    devices: tuple[Device, ...] = ()
    links: tuple[Link, ...] = ()
    data_centres: tuple[DataCentre, ...] = ()


class CountyFile(Frozen):
    """``<city>/<county>/county.yml``."""

    name: str
    code: Annotated[str, Field(pattern=r"^\d{6}$")]
    asn: Asn
    defaults: SettingsPatch = SettingsPatch()
    segments: tuple[Name, ...] = ()
    devices: tuple[Device, ...] = ()
    data_centres: tuple[DataCentre, ...] = ()


class SchoolRow(Frozen):
    """One row of ``<city>/schools.csv``."""

    code: Annotated[str, Field(pattern=r"^\d{10}$")]
    name: str
    county: Name
    classes: Annotated[int, Field(ge=1, le=300)]
    stage: str
    uplink_mbps: Annotated[int, Field(ge=1, le=400_000)] | None = None


class SchoolsFile(Frozen):
    """All rows of ``schools.csv``."""

    rows: tuple[SchoolRow, ...]


class WhitelistFile(Frozen):
    """All rows of ``registers/whitelist.csv``."""

    rows: tuple[WhitelistEntry, ...]
