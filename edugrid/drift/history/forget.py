"""Retention: what is old and over leaves the history."""

from datetime import datetime
from typing import TYPE_CHECKING

from edugrid.drift.history.guarded import guarded

if TYPE_CHECKING:
    from sqlalchemy import Engine


@guarded()
def forget(engine: "Engine", before: datetime) -> dict[str, int]:
    """Delete runs, closed findings and events that ended before ``before`` (UTC); what is open stays, however old.

    Returns how many rows of each table went.
    """
    from sqlalchemy import delete
    from sqlalchemy.orm import Session

    from edugrid.drift.history.tables import EventRow, FindingRow, RunRow, TransitionRow

    wanted = (
        ("transition", delete(TransitionRow).where(TransitionRow.at < before)),
        ("finding", delete(FindingRow).where(FindingRow.state == "closed", FindingRow.closed < before)),
        ("run", delete(RunRow).where(RunRow.started < before)),
        ("event", delete(EventRow).where(EventRow.at < before)),
    )
    with Session(engine) as session, session.begin():
        return {name: int(getattr(session.execute(statement), "rowcount", 0)) for name, statement in wanted}
