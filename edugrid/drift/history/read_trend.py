"""Read the trend of a region out of the history."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from edugrid.drift.history.below import below
from edugrid.drift.history.guarded import guarded
from edugrid.drift.history.moment import from_local, local
from edugrid.drift.history.trend import Repair, Trend, Week

if TYPE_CHECKING:
    from sqlalchemy import Engine

_HOUR: Final = 3600


class Turn(NamedTuple):
    """A finding that changed: ``change`` is ``opened``, ``reopened``, ``closed`` or ``removed``."""

    at: datetime
    finding: int
    change: str


class Kept(NamedTuple):
    """A finding as it is now; ``first_seen`` of its present (or last) time open."""

    kind: str
    region: str
    owner: str
    first_seen: datetime
    closed: datetime | None


@guarded()
def read_trend(engine: "Engine", region: str, since: date, now: datetime) -> Trend:
    """The trend of ``region`` and below from the week of ``since`` on; ``now`` is UTC without a zone.

    Of what retention has deleted nothing is counted; a finding that is still open counts from its first sight.

    Raises:
        edugrid.drift.history.errors.HistoryError: the database cannot be read.

    """
    from sqlalchemy import select
    from sqlalchemy.orm import Session

    from edugrid.drift.history.tables import FindingRow, TransitionRow

    here = below(FindingRow.region, region)
    with Session(engine) as session:
        findings = {
            row.id: Kept(row.kind, row.region, row.owner, row.first_seen, row.closed)
            for row in session.execute(
                select(
                    FindingRow.id,
                    FindingRow.kind,
                    FindingRow.region,
                    FindingRow.owner,
                    FindingRow.first_seen,
                    FindingRow.closed,
                ).where(here)
            )
        }
        turns = [
            Turn(row.at, row.finding_id, row.change)
            for row in session.execute(
                select(TransitionRow.at, TransitionRow.finding_id, TransitionRow.change)
                .join(FindingRow)
                .where(here)
                .order_by(TransitionRow.at, TransitionRow.id)
            )
        ]
    return trend_of(region, since, now, findings, turns)


def trend_of(region: str, since: date, now: datetime, findings: Mapping[int, Kept], turns: Iterable[Turn]) -> Trend:
    """The trend of ``findings`` by number and their ``turns`` in order of time. Pure.

    The clock may have gone backwards between two runs: a repair before its sight counts as one of no time.
    """
    turns = list(turns)
    first = _monday(since)
    weeks = [first + timedelta(weeks=step) for step in range((_monday(local(now).date()) - first).days // 7 + 1)]
    counts: dict[date, Counter[str]] = defaultdict(Counter)
    since_when: dict[int, datetime] = {}
    spans: list[tuple[int, datetime, datetime | None]] = []
    hours: dict[str, dict[str, list[float]]] = {name: defaultdict(list) for name in ("kind", "region", "owner")}
    for turn in turns:
        counts[_monday(local(turn.at).date())][turn.change] += 1
        if turn.change in {"opened", "reopened"}:
            since_when[turn.finding] = turn.at
            continue
        # the turn that opened it may be older than what retention keeps
        begin = since_when.pop(turn.finding, findings[turn.finding].first_seen)
        spans.append((turn.finding, begin, turn.at))
        if turn.change == "closed" and local(turn.at) >= datetime.combine(first, time()):
            taken = max((turn.at - begin).total_seconds(), 0) / _HOUR
            for name, by_group in hours.items():
                by_group[getattr(findings[turn.finding], name)].append(taken)
    spans += [
        (number, since_when.get(number, one.first_seen), None) for number, one in findings.items() if one.closed is None
    ]
    return Trend(
        region=region,
        since=first,
        weeks=tuple(_week(day, counts[day], _open_at(_end(day, now), spans)) for day in weeks),
        by_kind=_repairs(hours["kind"]),
        by_region=_repairs(hours["region"]),
        by_owner=_repairs(hours["owner"]),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _end(monday: date, now: datetime) -> datetime:
    """The end of the week in UTC; of the present one: now."""
    return min(from_local(datetime.combine(monday + timedelta(weeks=1), time())), now)


def _open_at(moment: datetime, spans: Iterable[tuple[int, datetime, datetime | None]]) -> int:
    return len({number for number, begin, end in spans if begin <= moment and (end is None or end > moment)})


def _week(day: date, counts: Counter[str], still: int) -> Week:
    return Week(
        day=day,
        open=still,
        new=counts["opened"],
        returned=counts["reopened"],
        repaired=counts["closed"],
        removed=counts["removed"],
    )


def _repairs(hours: Mapping[str, list[float]]) -> tuple[Repair, ...]:
    return tuple(
        Repair(
            group=group,
            repaired=len(times),
            mean_hours=round(statistics.mean(times), 1),
            median_hours=round(statistics.median(times), 1),
        )
        for group, times in sorted(hours.items())
    )
