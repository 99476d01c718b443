"""The inherited tree: province, cities, counties, schools."""

from collections.abc import Iterator

from edugrid.design.frozen import Frozen
from edugrid.intent.cloud import WhitelistEntry
from edugrid.intent.device import Device
from edugrid.intent.files import CityFile, CountyFile, ProvinceFile, SchoolRow
from edugrid.intent.settings import Settings


class School(Frozen):
    """A school; ``path`` is ``henan/zhengzhou/zhongmu/4101220001``."""

    path: str
    row: SchoolRow
    settings: Settings


class County(Frozen):
    """A county and its schools."""

    path: str
    file: CountyFile
    settings: Settings
    schools: tuple[School, ...]


class City(Frozen):
    """A city, its counties, and the city-wide registers."""

    path: str
    file: CityFile
    settings: Settings
    counties: tuple[County, ...]
    whitelist: tuple[WhitelistEntry, ...]

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
    """

    root: str
    target: str
    path: str
    province: ProvinceFile
    cities: tuple[City, ...]
    taken: dict[str, dict[str, dict[str, str]]]

    def wants(self, region: str) -> bool:
        """True when ``region`` is the target or lies below it."""
        return region == self.target or region.startswith(self.target + "/")
