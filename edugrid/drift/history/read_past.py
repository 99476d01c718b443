"""Read the history of a region."""

import json
import statistics
from collections import Counter
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from edugrid.drift.history.below import below
from edugrid.drift.history.flapping import flapping
from edugrid.drift.history.guarded import guarded
from edugrid.drift.history.past import Day, Past, PastEvent, PastFinding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine

    from edugrid.drift.history.tables import FindingRow, RunRow, TransitionRow


@guarded()
def read_past(engine: "Engine", region: str, since: date, now: datetime) -> Past:
    """Everything of ``region`` and below that was open or happened on or after ``since``; ``now`` is UTC without a zone."""
    from sqlalchemy import or_, select
    from sqlalchemy.orm import Session

    from edugrid.drift.history.tables import EventRow, FindingRow, RunRow, TransitionRow

    begin = datetime.combine(since, time())

    with Session(engine) as session:
        rows = session.scalars(
            select(FindingRow)
            .where(below(FindingRow.region, region), or_(FindingRow.state == "open", FindingRow.last_seen >= begin))
            .order_by(FindingRow.state.desc(), FindingRow.first_seen, FindingRow.asset, FindingRow.identity)
        ).all()
        changes = session.scalars(
            select(TransitionRow)
            .join(FindingRow)
            .where(below(FindingRow.region, region), TransitionRow.at >= begin)
            .order_by(TransitionRow.at)
        ).all()
        runs = session.scalars(
            select(RunRow).where(below(RunRow.region, region), RunRow.started >= begin).order_by(RunRow.started)
        ).all()
        events = session.scalars(
            select(EventRow).where(below(EventRow.region, region), EventRow.at >= begin).order_by(EventRow.at)
        ).all()
        last = {item.finding_id: item.change for item in changes}
        flaps = flapping(session, region, now)
        return Past(
            region=region,
            since=since,
            findings=tuple(
                _finding(row, now, flapping=row.id in flaps, removed=last.get(row.id) == "removed") for row in rows
            ),
            events=tuple(
                PastEvent.model_validate({name: getattr(row, name) for name in PastEvent.model_fields})
                for row in events
            ),
            days=_days(changes, runs),
            repair_hours=_repair_hours([row for row in rows if last.get(row.id) != "removed"], begin),
            unfinished=sum(run.ended is None for run in runs),
        )


def _finding(row: "FindingRow", now: datetime, *, flapping: bool, removed: bool) -> PastFinding:
    fields = {name: getattr(row, name) for name in PastFinding.model_fields if hasattr(row, name)}
    days = max(((row.closed or now) - row.first_seen).days, 0)  # the clock may have gone backwards
    return PastFinding.model_validate(
        fields | {"path": tuple(json.loads(row.path)), "days": days, "flapping": flapping, "removed": removed}
    )


def _repair_hours(rows: "Sequence[FindingRow]", begin: datetime) -> float | None:
    hours = [
        max((row.closed - row.first_seen).total_seconds(), 0) / 3600
        for row in rows
        if row.closed and row.closed >= begin
    ]
    return round(statistics.median(hours), 1) if hours else None


def _days(changes: "Sequence[TransitionRow]", runs: "Sequence[RunRow]") -> tuple[Day, ...]:
    """``open`` of a day is what the last whole run of each region found, added up."""
    by_day: dict[date, dict[str, int]] = {}
    counted: dict[date, Counter[str]] = {}
    for run in runs:
        day = run.started.date()
        counted.setdefault(day, Counter())["runs"] += 1
        if run.ended is not None:
            by_day.setdefault(day, {})[f"{run.region} {run.worlds}"] = run.findings
    for change in changes:
        kind = "closed" if change.change in {"closed", "removed"} else "opened"
        counted.setdefault(change.at.date(), Counter())[kind] += 1
    return tuple(
        Day(
            day=day,
            runs=counted[day]["runs"],
            open=sum(by_day.get(day, {}).values()),
            opened=counted[day]["opened"],
            closed=counted[day]["closed"],
        )
        for day in sorted(counted)
    )
