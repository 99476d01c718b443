"""A road as a change of the inventory."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from edugrid.drift.fix.drafts import Drafts
from edugrid.retire.road.dates import SiteDates


def write_dates(root: Path, sites: Iterable[SiteDates]) -> Drafts:
    """The files below ``root`` as they would be; comments and order stay. Nothing is written here."""
    drafts = Drafts(root)
    for site in sites:
        if site.changes:
            drafts.edit_yaml(_file(root, site.region), _change(site))
    return drafts


def _file(root: Path, region: str) -> Path:
    county = root / region / "county.yml"
    return county if county.exists() else root / region / "city.yml"


def _change(site: SiteDates) -> Any:  # noqa: ANN401 - a function over ruamel's own, untyped
    def change(data: Any) -> None:  # noqa: ANN401 - ruamel's own, untyped
        entry = next(one for one in data["data_centres"] if one["name"] == site.name)
        for stage, (_, day) in site.changes.items():
            entry["timetable"][stage] = day

    return change
