"""Schools whose uplink is below the standard of the province."""

from collections.abc import Iterator
from typing import NamedTuple

from edugrid.intent.bandwidth_standard import BandwidthStandard
from edugrid.intent.problems import Problem
from edugrid.intent.source import Source, dotted
from edugrid.intent.tree import City, School
from edugrid.text import Text


class Shortfall(NamedTuple):
    """``has`` Mbps where the standard asks for ``needs``."""

    school: School
    has: int
    needs: int


def below_standard(standard: BandwidthStandard | None, city: City) -> Iterator[Shortfall]:
    """Every school of ``city`` below ``standard``, by county and code."""
    for county in city.counties:
        for school in county.schools:
            stage = standard.stages.get(school.row.stage) if standard else None
            needs = max(stage.mbps, stage.per_class_mbps * school.row.classes) if stage else 0
            if school.settings.uplink_mbps < needs:
                yield Shortfall(school, school.settings.uplink_mbps, needs)


def shortfall_problem(found: Shortfall, standard: BandwidthStandard, source: Source) -> Problem:
    """``found`` told at the school's line of schools.csv (``source``)."""
    rows = source.data["rows"] if source.data else []
    index = next((n for n, row in enumerate(rows) if row.get("code") == found.school.row.code), 0)
    where = ("rows", index, "uplink_mbps")
    name = f"{found.school.row.code} {found.school.row.name}"
    message = Text(
        f"{name}: the uplink of {found.has} Mbps is below the {found.needs} Mbps of {standard.name}",
        f"{name}：上联带宽 {found.has} Mbps，低于《{standard.name}》要求的 {found.needs} Mbps",
    )
    return Problem(source.file, source.line(where), dotted(where), "below-bandwidth-standard", message)
