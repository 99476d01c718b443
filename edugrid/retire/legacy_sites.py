"""The legacy data centres of a region."""

from typing import NamedTuple

from edugrid.intent.data_centre import DataCentre
from edugrid.intent.tree import City, Intent


class LegacySite(NamedTuple):
    """A legacy data centre, the path of the region that owns it, and its city."""

    region: str
    site: DataCentre
    city: City


def legacy_sites(intent: Intent, *, everywhere: bool = False) -> tuple[LegacySite, ...]:
    """Every legacy data centre of the target region in order of path and name; ``everywhere``: of its whole cities."""
    listed = [
        LegacySite(path, site, city)
        for city in intent.cities
        for path, _, site in city.data_centres()
        if site.state == "legacy" and (everywhere or intent.wants(path))
    ]
    return tuple(sorted(listed, key=lambda item: (item.region, item.site.name)))
