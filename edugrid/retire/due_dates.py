"""The last days that the timetables of a region name."""

from datetime import date
from typing import NamedTuple

from edugrid.intent.legacy.timetable import STAGES
from edugrid.intent.tree import Intent
from edugrid.retire.legacy_sites import legacy_sites


class DueDate(NamedTuple):
    """``about`` is ``site stage``, ``region`` the path of the city or county that owns the site."""

    region: str
    about: str
    due: date


def due_dates(intent: Intent) -> tuple[DueDate, ...]:
    """One a stage of every legacy data centre of the target region, in order; pure."""
    return tuple(
        DueDate(item.region, f"{item.site.name} {stage}", getattr(item.site.timetable, stage))
        for item in legacy_sites(intent)
        if item.site.timetable is not None
        for stage in STAGES
    )
