"""The last look at a region that came to its end."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from edugrid.drift.history.below import below
from edugrid.drift.history.guarded import guarded

if TYPE_CHECKING:
    from sqlalchemy import Engine


class LastLook(NamedTuple):
    """One finished run of drift; ``ended`` is UTC without a zone.

    ``cloud``: findings of clouds below the region that are open and not excepted, as (identity, asset, path, kind).
    """

    id: int
    region: str
    ended: datetime
    findings: int
    operator: str
    worlds: tuple[str, ...]
    cloud: tuple[tuple[str, str, tuple[str, ...], str], ...]


@guarded()
def last_look(engine: "Engine", region: str) -> LastLook | None:
    """The newest finished run over ``region`` itself or what lies above it; None where there is none."""
    from sqlalchemy import select
    from sqlalchemy.orm import Session

    from edugrid.drift.history.tables import FindingRow, RunRow

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
        open_ = session.scalars(
            select(FindingRow)
            .where(
                below(FindingRow.region, region),
                FindingRow.world == "cloud",
                FindingRow.state == "open",
                FindingRow.exception.is_(None),
            )
            .order_by(FindingRow.asset, FindingRow.identity)
        ).all()
        return LastLook(
            row.id,
            row.region,
            row.ended,
            row.findings,
            row.operator,
            tuple(row.worlds.split(",")),
            tuple((one.identity, one.asset, tuple(json.loads(one.path)), one.kind) for one in open_),
        )
