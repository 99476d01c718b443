"""The register of assets: numbers and addresses stand there once, places exist, and nothing new comes to a room that goes."""

from collections.abc import Callable, Iterator
from typing import Final

from edugrid.intent.asset import Asset
from edugrid.intent.data_centre import DataCentre
from edugrid.intent.rules.scope import Read, Scope
from edugrid.text import Text

_COUNTY, _SITE = Text("county", "县区"), Text("data centre", "数据中心")


def _ids(row: Asset) -> tuple[str, ...]:
    return (row.id,)


def _serials(row: Asset) -> tuple[str, ...]:
    return (row.serial,) if row.serial else ()


def _addresses(row: Asset) -> tuple[str, ...]:
    return () if row.state == "retired" else tuple(str(address) for address in row.addresses)


_ONCE: Final[dict[str, Callable[[Asset], tuple[str, ...]]]] = {
    "id": _ids,
    "serial": _serials,
    "addresses": _addresses,
}
"""What no two rows share; an address counts while its asset is there."""


def assets(scope: Scope) -> None:
    """Check the rows of every city whose register and files could be read."""
    for read in scope.cities:
        if read.broken & {read.city.path, "assets"} or not read.city.registers.assets:
            continue
        _once(scope, read)
        _places(scope, read)


def _once(scope: Scope, read: Read) -> None:
    source = read.sources["assets"]
    for column, values in _ONCE.items():
        first: dict[str, int] = {}
        for index, row in enumerate(read.city.registers.assets):
            for value in values(row):
                other = first.setdefault(value, index)
                if other == index:
                    continue
                place = f"{source.file}:{source.line(('rows', other))}"
                message = Text(f"{value} stands already at {place}", f"{value} 已出现在 {place}")
                scope.report(source, ("rows", index, column), "duplicate", message)


def _sites(read: Read) -> Iterator[tuple[str, DataCentre]]:
    """Data centres with the name of their county, which is empty for the city's own."""
    yield from (("", site) for site in read.city.file.data_centres)
    for county in read.city.counties:
        yield from ((county.path.rsplit("/", 1)[-1], site) for site in county.file.data_centres)


def _places(scope: Scope, read: Read) -> None:
    source = read.sources["assets"]
    counties = [county.path.rsplit("/", 1)[-1] for county in read.city.counties]
    if any(name.startswith(read.city.path + "/") for name in read.broken):
        return
    sites = {site.name: site for _, site in _sites(read)}
    for index, row in enumerate(read.city.registers.assets):
        loc = ("rows", index)
        if row.county is not None and row.county not in counties:
            scope.unknown(source, (*loc, "county"), _COUNTY, row.county, counties)
        if row.data_centre is None:
            continue
        site = sites.get(row.data_centre)
        if site is None:
            scope.unknown(source, (*loc, "data_centre"), _SITE, row.data_centre, list(sites))
            continue
        freeze = site.timetable.freeze if site.timetable else None
        if freeze and row.installed and row.installed > freeze and row.state != "retired":
            message = Text(
                f"{row.name} came to {site.name} on {row.installed}, after its freeze ({freeze})",
                f"{row.name} 于 {row.installed} 放入 {site.title}，晚于其冻结日（{freeze}）",
            )
            hint = Text("it belongs into a cloud, or into another data centre", "应部署到云或其他数据中心")
            scope.report(source, (*loc, "installed"), "placed-after-freeze", message, hint)
