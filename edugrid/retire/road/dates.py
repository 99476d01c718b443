"""A road as timetables of the inventory."""

from datetime import date

from edugrid.design.frozen import Frozen
from edugrid.intent.legacy.timetable import STAGES, Timetable
from edugrid.intent.tree import Intent
from edugrid.retire.legacy_sites import LegacySite
from edugrid.retire.road.from_intent import IntentRoad
from edugrid.retire.road.plan import PlannedSite, RoadPlan
from edugrid.retire.road.weeks import sunday


class SiteDates(Frozen):
    """The timetable of a site as it is, and as the road would have it."""

    region: str
    name: str
    title: str
    now: Timetable
    planned: Timetable

    @property
    def changes(self) -> dict[str, tuple[date, date]]:
        """Stage → the day it has and the day it would have, where they differ."""
        pairs = {stage: (getattr(self.now, stage), getattr(self.planned, stage)) for stage in STAGES}
        return {stage: pair for stage, pair in pairs.items() if pair[0] != pair[1]}


def dates(intent: Intent, road: IntentRoad, plan: RoadPlan) -> dict[str, SiteDates]:
    """By name of the site in the road, for the sites of the target region. A stage ends on the Sunday of its week.

    Freeze and survey keep their days where they are attested, or come in time for the migration and are not past.
    """
    found: dict[str, SiteDates] = {}
    for site in plan.sites:
        item = road.sites[site.name]
        if item.site.timetable is not None and intent.wants(item.region):
            planned = _planned(item, item.site.timetable, site, plan.monday, intent.today)
            found[site.name] = SiteDates(
                region=item.region,
                name=item.site.name,
                title=item.site.title,
                now=item.site.timetable,
                planned=planned,
            )
    return found


def _planned(item: LegacySite, now: Timetable, site: PlannedSite, monday: date, today: date) -> Timetable:
    latest = sunday(monday, site.survey)
    surveyed = any(one.stage in {"survey", "migrate"} for one in item.site.attestations)
    kept = surveyed or today <= now.survey <= latest
    days = {stage: sunday(monday, getattr(site, stage)) for stage in STAGES[2:]}
    survey = min(now.survey if kept else latest, days["migrate"])
    # a date of the same week stays as it was written
    same = {stage: getattr(now, stage) for stage, day in days.items() if 0 <= (getattr(now, stage) - day).days < 7}  # noqa: PLR2004 - days
    return Timetable(freeze=min(now.freeze, survey), survey=survey, **(days | same))
