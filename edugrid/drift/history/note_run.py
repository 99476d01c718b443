"""Write what one look found."""

import json
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Final

from edugrid.drift.extent import LIVE, STARTUP, UNOWNED
from edugrid.drift.history.below import below
from edugrid.drift.history.flapping import flapping
from edugrid.drift.history.guarded import guarded
from edugrid.drift.history.noted import Gone, Noted, NotedRun, by_identity
from edugrid.drift.record import DriftRecord
from edugrid.lies_in import lies_in

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from edugrid.drift.history.tables import FindingRow, RunRow

_LATEST: Final = ("intended", "actual", "severity", "layer", "exception")


@guarded()
def note_run(  # noqa: PLR0913 - one run has so many sides
    engine: "Engine",
    region: str,
    worlds: tuple[str, ...],
    records: Iterable[DriftRecord],
    *,
    started: datetime,
    ended: datetime,
    operator: str,
    skipped: Collection[str] = (),
) -> NotedRun:
    """Add a run over ``region`` to the history, in one transaction: all of it or nothing.

    What an earlier run found and this one did not is closed, but only where this run could look: an asset (or a whole
    cloud) that could not be reached keeps its findings open, and so does a path that begins with one of ``skipped``, which
    nobody looked at. Lines that no template owns are not kept. ``started`` and ``ended`` are UTC without a zone.
    """
    from sqlalchemy.orm import Session

    found = by_identity(record for record in records if record.exception != UNOWNED)
    away = [record for record in found.values() if record.kind == "unreachable"]
    blind = {(record.world, record.asset) for record in away if record.path[:1] != (LIVE,)}
    silent = {record.asset for record in away if record.path[:1] == (LIVE,)}
    with Session(engine) as session, session.begin():
        run = _run(session, region, worlds, started, operator)
        known = _known(session, region, worlds)
        excepted = {key for key, row in known.items() if row.state == "open" and row.exception is not None}
        seen = [_seen(session, record, known.get(key), ended) for key, record in found.items()]
        session.flush()  # gives new rows their numbers, all at once
        turned = [(row, change) for row, change in seen if change]
        closed = [
            row
            for key, row in known.items()
            if row.state == "open"
            and key not in found
            and not _hidden(row, blind, skipped)
            and not _untold(row, silent)
        ]
        for row in closed:
            row.state, row.closed = "closed", ended
        turned += [(row, "closed") for row in closed]
        _changed(session, run, turned, ended)
        flaps = flapping(session, region, ended)
        noted = [
            Noted(
                record=record,
                first_seen=row.first_seen,
                new=change is not None,
                reopened=row.reopened,
                last_seen=row.last_seen,
                flapping=row.id in flaps,
                uncovered=key in excepted and record.exception is None,
            )
            for (key, record), (row, change) in zip(found.items(), seen, strict=True)
        ]
        alarming = any(record.exception is None for record in found.values())
        run.ended, run.findings, run.exit_code = ended, len(found), 3 if alarming else 0
        return NotedRun(run_id=run.id, open=tuple(noted), gone=tuple(_gone(row) for row in closed))


def _run(session: "Session", region: str, worlds: tuple[str, ...], started: datetime, operator: str) -> "RunRow":
    from edugrid.drift.history.tables import RunRow

    if session.get_bind().dialect.name == "postgresql":
        from sqlalchemy import func, select

        # two runs over one region take turns; SQLite has one writer at a time anyway
        session.execute(select(func.pg_advisory_xact_lock(func.hashtext(region.partition("/")[0]))))
    run = RunRow(
        kind="drift", region=region, worlds=",".join(worlds), operator=operator[:100], started=started, findings=0
    )
    session.add(run)
    session.flush()
    return run


def _known(session: "Session", region: str, worlds: tuple[str, ...]) -> "dict[tuple[str, str], FindingRow]":
    from sqlalchemy import select

    from edugrid.drift.history.tables import FindingRow

    here = below(FindingRow.region, region)
    rows = session.scalars(select(FindingRow).where(here, FindingRow.world.in_(worlds)))
    return {(row.region, row.identity): row for row in rows}


def _gone(row: "FindingRow") -> Gone:
    return Gone.model_validate(
        {name: getattr(row, name) for name in ("identity", "region", "asset", "kind", "severity", "layer")}
        | {"path": json.loads(row.path), "excepted": row.exception is not None}
    )


def _untold(row: "FindingRow", silent: Collection[str]) -> bool:
    """A fact of a device whose facts could not be read."""
    return row.asset in silent and json.loads(row.path)[:1] in ([LIVE], [STARTUP])


def _hidden(row: "FindingRow", blind: Collection[tuple[str, str]], skipped: Collection[str]) -> bool:
    """Nobody looked at it, or could: its device, its cloud (``gov/project``) or its city was out of reach."""
    if skipped and any(part in skipped for part in json.loads(row.path)[:1]):
        return True
    return any(
        world == row.world and (lies_in(row.asset, asset) or lies_in(row.region, asset)) for world, asset in blind
    )


def _seen(
    session: "Session", record: DriftRecord, row: "FindingRow | None", now: datetime
) -> "tuple[FindingRow, str | None]":
    from edugrid.drift.history.tables import FindingRow

    change = None
    if row is None:
        change = "opened"
        row = FindingRow(
            region=record.region,
            identity=record.identity,
            world=record.world,
            asset=record.asset,
            path=json.dumps(record.path, ensure_ascii=False),
            kind=record.kind,
            state="open",
            first_seen=now,
            reopened=0,
        )
        session.add(row)
    elif row.state == "closed":
        change = "reopened"
        row.state, row.closed, row.reopened, row.first_seen = "open", None, row.reopened + 1, now
    for name in _LATEST:
        setattr(row, name, getattr(record, name))
    row.owner = record.owner[:200]
    row.last_seen = now
    return row, change


def _changed(session: "Session", run: "RunRow", turned: "list[tuple[FindingRow, str]]", now: datetime) -> None:
    from sqlalchemy import insert

    from edugrid.drift.history.tables import TransitionRow

    rows = [{"finding_id": row.id, "run_id": run.id, "at": now, "change": change} for row, change in turned]
    if rows:  # all at once: thousands come together when a standard changes
        session.execute(insert(TransitionRow), rows)
