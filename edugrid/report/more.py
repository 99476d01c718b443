"""What a report may have beside the present state."""

from typing import Final, NamedTuple

from edugrid.drift.history.past import Past
from edugrid.drift.history.trend import Trend
from edugrid.report.road import Road


class More(NamedTuple):
    """A week (``past``) and a quarter (``trend``) of the history, and the planned road; None where there is none."""

    past: Past | None = None
    trend: Trend | None = None
    road: Road | None = None


NOTHING_MORE: Final = More()
