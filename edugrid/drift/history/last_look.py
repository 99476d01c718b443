"""The last look at a region that came to its end."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from edugrid.drift.history.guarded import guarded

if TYPE_CHECKING:
    from sqlalchemy import Engine


class LastLook(NamedTuple):
    """One finished run of drift; ``ended`` is UTC without a zone."""

    id: int
    region: str
    ended: datetime
    findings: int
    operator: str


@guarded()
def last_look(engine: "Engine", region: str) -> LastLook | None:
    """The newest finished run over ``region`` itself or what lies above it; None where there is none."""
    from sqlalchemy import select
    from sqlalchemy.orm import Session

    from edugrid.drift.history.tables import RunRow

    parts = region.split("/")
    above = ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]
    wanted = (
        select(RunRow)
        .where(RunRow.kind == "drift", RunRow.region.in_(above), RunRow.ended.is_not(None))
        .order_by(RunRow.ended.desc())
        .limit(1)
    )
    with Session(engine) as session:
        row = session.scalars(wanted).first()
        if row is None or row.ended is None:
            return None
        return LastLook(row.id, row.region, row.ended, row.findings, row.operator)
