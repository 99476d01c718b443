"""Read what edugrid has written down about a city."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from edugrid.comply.records import AppliedRun, KeptState, Look, OpenFinding, Records
from edugrid.lies_in import lies_in

RUNS: Final = 10
"""Newest runs that are told."""


def read_records(region: str, state: Path, backups: Path, history: str | None) -> Records:
    """Of the city ``region``: the history of drift, ``state``/runs, and ``backups`` of ``edugrid cloud backup``.

    ``history`` is the URL of the database (EDUGRID_HISTORY), None: history.db in ``state``. Nothing is made where there is
    nothing, and what cannot be read counts as nothing.
    """
    return Records(look=_look(region, state, history), runs=_runs(region, state), kept=_kept(region, backups))


def _look(region: str, state: Path, history: str | None) -> Look | None:
    if history is None and not (state / "history.db").exists():
        return None
    from edugrid.drift.history.errors import HistoryError
    from edugrid.drift.history.last_look import last_look
    from edugrid.drift.history.open_history import open_history

    try:
        found = last_look(open_history(history, state), region)
    except HistoryError:
        return None
    if found is None:
        return None
    return Look(
        id=found.id,
        region=found.region,
        ended=found.ended.replace(tzinfo=UTC),
        findings=found.findings,
        operator=found.operator,
        worlds=found.worlds,
        cloud=tuple(
            OpenFinding(identity=identity, asset=asset, path=path, kind=kind)
            for identity, asset, path, kind in found.cloud
        ),
    )


def _runs(region: str, state: Path) -> tuple[AppliedRun, ...]:
    found = []
    for folder in sorted((state / "runs").glob("*/plan.json"), reverse=True):
        try:
            plan = json.loads(folder.read_text(encoding="utf-8"))
            about, digest = str(plan["region"]), str(plan["sha256"])
            lines = (folder.parent / "journal.jsonl").read_text(encoding="utf-8").splitlines()
            events = [json.loads(line) for line in lines if line.endswith("}")]
            begun = next(event for event in events if event["event"] == "run-started")
            ended: dict[str, Any] = next((event for event in events if event["event"] == "run-finished"), {})
            run = AppliedRun(
                id=folder.parent.name,
                at=datetime.fromisoformat(begun["at"]),
                sha256=digest,
                exit_code=ended.get("exit_code"),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, StopIteration):
            continue
        if begun.get("kind") != "apply" or not lies_in(about, region):
            continue
        found.append(run)
        if len(found) == RUNS:
            break
    return tuple(found)


def _kept(region: str, backups: Path) -> tuple[KeptState, ...]:
    from edugrid.cloud.errors import CloudInputError
    from edugrid.cloud.state_backup import StateBackup

    newest: dict[str, Path] = {}
    for path in sorted((backups / region).glob("*.json")):
        newest[path.name.rsplit("-", 1)[0]] = path
    found = []
    for path in newest.values():
        try:
            kept = StateBackup.load(path)
        except CloudInputError:
            found.append(KeptState(file=path.name, made=datetime.fromtimestamp(0, UTC), resources=0, whole=False))
        else:
            found.append(KeptState(file=path.name, made=kept.made, resources=kept.resources, whole=True))
    return tuple(found)
