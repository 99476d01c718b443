"""Facts become one report."""

from collections.abc import Iterable
from datetime import datetime

from edugrid import __version__
from edugrid.design.cloud_capacity import cloud_capacity
from edugrid.design.terms import terms
from edugrid.drift.masked import masked_drift
from edugrid.drift.record import DriftRecord
from edugrid.intent.tree import City, Intent
from edugrid.mask import mask
from edugrid.region import OpenRegion
from edugrid.report.data import Event, Layer, LayerState, ReportData, Words
from edugrid.report.make_overview import make_overview
from edugrid.report.masked_plan import masked_plan
from edugrid.report.more import NOTHING_MORE, More
from edugrid.report.quota_row import QuotaRow
from edugrid.report.quota_rows import quota_rows
from edugrid.retire.status import SiteStatus
from edugrid.rollout.plan_file import Plan
from edugrid.text import Text


def collect(  # noqa: PLR0913 - each is a different kind of fact, and has a name
    opened: OpenRegion,
    *,
    plan: Plan | None,
    drift: Iterable[DriftRecord] | None,
    sites: Iterable[SiteStatus],
    layers: Iterable[tuple[Words, LayerState, Words]],
    events: Iterable[tuple[Words, Words, float]],
    now: datetime,
    more: More = NOTHING_MORE,
) -> ReportData:
    """The report of ``opened``; nothing is asked of any cloud or device.

    Args:
        opened: the region.
        plan: the latest plan, or None.
        drift: what the latest look found; None when nobody looked, which the report says.
        sites: the legacy data centres, judged.
        layers: (name, ``real`` | ``simulated`` | ``absent``, detail) of each layer below edugrid.
        events: (step, result, seconds) of what was just done; empty outside the demo.
        now: when the report is made, with its time zone.
        more: what comes from the history of drift and from a planned road, where there is one.

    Raises:
        ValueError: ``now`` has no time zone.

    """
    if now.tzinfo is None:
        raise ValueError("the time of a report needs its zone")
    return ReportData(
        edugrid=__version__,
        region=opened.intent.target,
        title=_title(opened.intent),
        made=now.isoformat(timespec="seconds"),
        layers=tuple(Layer(name=name, state=state, detail=_masked(detail)) for name, state, detail in layers),
        overview=make_overview(opened),
        quota=_quota(opened.intent),
        terms=tuple(term for city in _cities(opened.intent) for term in terms(opened.intent, city) if term.used),
        plan=None if plan is None else masked_plan(plan),
        drift=None if drift is None else masked_drift(drift),
        sites=tuple(sites),
        events=tuple(Event(step=step, result=_masked(result), seconds=seconds) for step, result, seconds in events),
        past=more.past,
        trend=more.trend,
        road=more.road,
    )


def _cities(intent: Intent) -> tuple[City, ...]:
    return tuple(city for city in intent.cities if intent.wants(city.path))


def _quota(intent: Intent) -> tuple[QuotaRow, ...]:
    return tuple(
        row
        for city in _cities(intent)
        for cloud in cloud_capacity(intent, city)
        for row in quota_rows(intent, city, cloud, None, {})
    )


def _masked(words: Words) -> Words:
    return Text(mask(words.en), mask(words.zh)) if isinstance(words, Text) else mask(words)


def _title(intent: Intent) -> str:
    names = {intent.path: intent.province.name}
    for city in intent.cities:
        names[city.path] = city.file.name
        names |= {county.path: f"{city.file.name}{county.file.name}" for county in city.counties}
    return names.get(intent.target, intent.target)
