"""Drift by city and county, for a map of colours."""

from collections import defaultdict
from typing import Final, Literal, NamedTuple

from edugrid.drift.record import DriftRecord
from edugrid.report.data import ReportData

Worst = Literal["none", "low", "medium", "high"]
_ORDER: Final[tuple[Worst, ...]] = ("none", "low", "medium", "high")


class Tile(NamedTuple):
    """One city's own things, or one county: ``open`` differences, and the worst of them (``none`` where there is none)."""

    region: str
    name: str
    open: int
    worst: Worst


class HeatRow(NamedTuple):
    """A city with its counties; ``total`` over all tiles."""

    name: str
    total: int
    tiles: tuple[Tile, ...]


def heat(data: ReportData) -> tuple[HeatRow, ...]:
    """Rows in the order of the tree; differences that an exception allows do not count. Empty when nobody looked."""
    if data.drift is None:
        return ()
    home = {device.name: device.region for device in data.overview.devices}
    by_region: dict[str, list[DriftRecord]] = defaultdict(list)
    for record in data.drift:
        if record.exception is None:
            # a record names the region that was asked for, a device stands in a county
            place = home.get(record.asset, record.region) if record.world == "network" else record.region
            by_region[place].append(record)
    rows = []
    for city in data.overview.cities:
        places = [(city.region, city.name), *((county.region, county.name) for county in city.counties)]
        tiles = tuple(_tile(region, name, by_region.get(region, [])) for region, name in places)
        rows.append(HeatRow(city.name, sum(tile.open for tile in tiles), tiles))
    return tuple(rows)


def _tile(region: str, name: str, records: list[DriftRecord]) -> Tile:
    worst = max((record.severity for record in records), key=_ORDER.index, default=_ORDER[0])
    return Tile(region, name, len(records), worst)
