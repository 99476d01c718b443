"""What somebody wants blocked."""

from datetime import date
from typing import NamedTuple

from edugrid.intent.indicator import IndicatorKind


class Wish(NamedTuple):
    """An order before it has an id; ``kind`` None: as the indicator looks. ``source``: who told (a feed, a notice)."""

    indicator: str
    until: date
    reason: str
    source: str
    applicant: str
    approver: str
    kind: IndicatorKind | None = None
    priority: int = 5
