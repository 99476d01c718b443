"""Drift that has not happened yet: surge windows of the next days that will not fit."""

from typing import Final

from edugrid.design.capacity_text import capacity_text
from edugrid.design.surge_outlook import surge_outlook
from edugrid.drift.record import DriftRecord
from edugrid.region import OpenRegion

DAYS: Final = 14
"""Time enough to get an approval."""


def observe_surges(opened: OpenRegion) -> list[DriftRecord]:
    """One record a window and cloud; from the registers alone, no cloud is asked."""
    projects = {(spec.region, spec.label): f"{spec.cloud}/{spec.project}" for spec in opened.design.tenancies}
    found = []
    for city in opened.intent.cities:
        for item in surge_outlook(city, opened.intent.at, DAYS):
            if item.fits or (city.path, item.cloud) not in projects:
                continue
            missing = [
                f"{what}: {capacity_text(part).en}"
                for what, part in (("quota lacks", item.missing_quota), ("not approved", item.missing_grant))
                if any(value for _, value in part)
            ]
            found.append(
                DriftRecord(
                    region=city.path,
                    world="cloud",
                    asset=projects[city.path, item.cloud],
                    path=("surge", item.id),
                    kind="missing",
                    intended=f"{item.application} {item.size} x {item.flavor} from {item.opens:%Y-%m-%d %H:%M}",
                    actual="; ".join(missing),
                    severity="high",
                    layer="real",
                )
            )
    return found
