"""Findings of regions that are no longer in the tree: closed with that reason, not left for ever."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from edugrid.drift.history.below import below
from edugrid.drift.history.guarded import guarded

if TYPE_CHECKING:
    from sqlalchemy import Engine


@guarded()
def close_removed(
    engine: "Engine", region: str, there: Collection[str], now: datetime, operator: str
) -> tuple[str, ...]:
    """Close what is open in ``region`` or below it in a region that is not ``there`` (paths of the tree).

    It is closed as ``removed``, which counts as no repair. ``now`` is UTC without a zone. Returns the regions that went.

    Raises:
        edugrid.drift.history.errors.HistoryError: the database refuses it.

    """
    from sqlalchemy import select
    from sqlalchemy.orm import Session

    from edugrid.drift.history.tables import FindingRow, RunRow, TransitionRow

    here = below(FindingRow.region, region)
    with Session(engine) as session, session.begin():
        rows = [
            row
            for row in session.scalars(select(FindingRow).where(here, FindingRow.state == "open"))
            if row.region not in there
        ]
        if not rows:
            return ()
        run = RunRow(kind="tree", region=region, worlds="", operator=operator[:100], started=now, ended=now, findings=0)
        session.add(run)
        session.flush()
        for row in rows:
            row.state, row.closed = "closed", now
            session.add(TransitionRow(finding_id=row.id, run_id=run.id, at=now, change="removed"))
        return tuple(sorted({row.region for row in rows}))
