"""Everything one report says, as data: the page, the workbook and ``data.json`` show the same."""

from datetime import date, datetime
from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.design.term import Term
from edugrid.drift.history.past import Past
from edugrid.drift.history.trend import Trend
from edugrid.drift.record import DriftRecord
from edugrid.report.overview import Overview
from edugrid.report.quota_row import QuotaRow
from edugrid.report.road import Road
from edugrid.retire.status import SiteStatus
from edugrid.rollout.plan_file import Plan
from edugrid.text import Text

Words = Text | str
LayerState = Literal["real", "simulated", "absent"]


class Layer(Frozen):
    """One layer below edugrid, and whether it was the real thing."""

    name: Words
    state: LayerState
    detail: Words


class Event(Frozen):
    """One finished step; ``seconds`` is its duration."""

    step: Words
    result: Words
    seconds: float


class ReportData(Frozen):
    """One report. ``made`` is ISO 8601 with its offset; ``drift`` is None when nobody looked.

    ``past`` (a week) and ``trend`` (a quarter) come from the history of drift, ``road`` from `edugrid retire plan`; None
    where there is none. ``quota`` is judged from the intent alone (``used`` is None), ``terms`` are all rows of the registers that end.
    """

    version: Literal[1] = 1
    edugrid: str
    region: str
    title: str
    made: str
    layers: tuple[Layer, ...]
    overview: Overview
    quota: tuple[QuotaRow, ...] = ()
    terms: tuple[Term, ...] = ()
    plan: Plan | None
    drift: tuple[DriftRecord, ...] | None
    sites: tuple[SiteStatus, ...]
    events: tuple[Event, ...]
    past: Past | None = None
    trend: Trend | None = None
    road: Road | None = None

    @property
    def today(self) -> date:
        """The day of the report, at the place where it was made."""
        return datetime.fromisoformat(self.made).date()
