"""Nights of a made-up county, for the tests of the history."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from edugrid.drift.history.note_run import note_run
from edugrid.drift.history.noted import NotedRun
from edugrid.drift.history.past import Past
from edugrid.drift.history.read_past import read_past
from edugrid.drift.history.tables import FindingRow, RunRow, TransitionRow
from edugrid.drift.record import DriftRecord

START = datetime(2026, 11, 2, 18, 0)  # noqa: DTZ001 - the history keeps UTC without a zone
CITY = "henan/zhengzhou"
BOTH = ("cloud", "network")


def record(asset: str, line: str = "vlan 100", kind: str = "missing", region: str = CITY) -> DriftRecord:
    world = "cloud" if "/" in asset else "network"
    return DriftRecord.model_validate(
        {
            "region": region,
            "world": world,
            "asset": asset,
            "path": () if kind == "unreachable" else (line,),
            "kind": kind,
            "intended": line,
            "actual": None,
            "severity": "high",
            "layer": "real",
        }
    )


def night(
    engine: Engine, day: int, *records: DriftRecord, worlds: tuple[str, ...] = BOTH, region: str = CITY
) -> NotedRun:
    at = START + timedelta(days=day)
    return note_run(engine, region, worlds, records, started=at, ended=at + timedelta(minutes=3), operator="wang")


def past(engine: Engine, day: int) -> Past:
    return read_past(engine, CITY, START.date(), START + timedelta(days=day, hours=1))


WRITER = """
import sys
from datetime import datetime, timedelta
from pathlib import Path
from nights import CITY, START, night, record
from edugrid.drift.history.open_history import open_history
engine = open_history(sys.argv[3] or None, Path(sys.argv[1]))
for day in range(10):
    night(engine, day, *(record(f"sw-{n}") for n in range(int(sys.argv[2]))))
    print(day, flush=True)
"""


def writer(folder: Path, count: int, url: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), str(count), url],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent)},
        stdout=subprocess.PIPE,
        text=True,
    )


def whole(engine: Engine, *, runs: int, findings: int) -> None:
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(RunRow)) == runs
        assert session.scalar(select(func.count()).select_from(RunRow).where(RunRow.ended.is_(None))) == 0
        assert session.scalar(select(func.count()).select_from(FindingRow)) == findings
        assert session.scalar(select(func.count()).select_from(TransitionRow)) == findings
