"""Findings that go away and come back again and again."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from edugrid.drift.history.below import below

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

FLAPS: Final = 3
"""A finding that came back this often within the days of ``FLAP_DAYS`` is flapping."""
FLAP_DAYS: Final = 14


def flapping(session: "Session", region: str, now: datetime) -> frozenset[int]:
    """Row ids of the findings of ``region`` and below that are flapping at ``now`` (UTC without a zone)."""
    from sqlalchemy import func, select

    from edugrid.drift.history.tables import FindingRow, TransitionRow

    here = below(FindingRow.region, region)
    recent = TransitionRow.at >= now - timedelta(days=FLAP_DAYS)
    query = (
        select(TransitionRow.finding_id)
        .join(FindingRow)
        .where(here, recent, TransitionRow.change == "reopened", FindingRow.reopened >= FLAPS)
        .group_by(TransitionRow.finding_id)
        .having(func.count() >= FLAPS)
    )
    return frozenset(session.scalars(query))
