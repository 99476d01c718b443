"""What people did is in the history, and a history that fails stops nobody."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from edugrid.cli.app import run
from edugrid.cli.note import Entry, note, noting
from edugrid.drift.history import open_history as history_module

INVENTORIES = Path(__file__).parents[4] / "inventories"
REGION = "henan/zhengzhou"
OVERRIDE = [
    "surge",
    "override",
    REGION,
    "roster",
    "--count",
    "2",
    "--hours",
    "6",
    "--reason",
    "集中报名",
    "--by",
    "王主任",
]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(INVENTORIES, tmp_path / "inventories")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("EDUGRID_LANG", "en")
    monkeypatch.delenv("EDUGRID_HISTORY", raising=False)
    return tmp_path / "state"


def events(capsys: pytest.CaptureFixture[str], *more: str) -> list[tuple[str, str, str, str]]:
    capsys.readouterr()
    assert run(["drift", "history", REGION, "--format", "json", *more]) == 0
    found = json.loads(capsys.readouterr().out)["events"]
    return [(event["kind"], event["result"], event["who"], event["why"]) for event in found]


def test_an_emergency_says_who_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(OVERRIDE) == 0
    assert events(capsys) == [("override", "2 servers for 6 h", "王主任", "集中报名")]
    assert run(["--lang", "zh", "drift", "history", REGION]) == 0
    told = capsys.readouterr().out
    assert "人工放行" in told
    assert "王主任" in told
    assert "集中报名" in told


def test_what_is_accepted_is_written_down(capsys: pytest.CaptureFixture[str]) -> None:
    body: dict[str, Any] = {
        "region": REGION,
        "world": "cloud",
        "asset": "gov/edu-zhengzhou",
        "path": ["server", "tmp-1"],
        "kind": "unmanaged",
    }
    body |= {"intended": None, "actual": "server tmp-1", "severity": "high", "layer": "real", "id": "d552800e334b"}
    Path("d.json").write_text(json.dumps({"version": 1, "records": [body]}), encoding="utf-8")
    why = ["--reason", "验收", "--by", "李馆长", "--until", "2027-01-31"]
    assert run(["drift", "fix", REGION, "--from", "d.json", "--accept", "d552800e334b", *why]) == 0
    assert events(capsys) == []
    assert run(["drift", "fix", REGION, "--from", "d.json", "--accept", "d552800e334b", *why, "--write"]) == 0
    assert events(capsys) == [("exception", "exception DX-0002 until 2027-01-31", "李馆长", "验收")]


def fails(error: Exception) -> None:
    with noting(REGION, "apply", "run 1", "why") as entry:
        entry.result = "done 3"
        raise error


@pytest.mark.parametrize(
    ("error", "result"),
    [(typer.Exit(1), "failed (exit 1)"), (typer.Exit(0), "done 3"), (RuntimeError("x"), "stopped: RuntimeError")],
)
def test_what_stops_is_written_down_too(error: Exception, result: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(type(error)):
        fails(error)
    assert [(kind, told, why) for kind, told, _, why in events(capsys)] == [("apply", result, "why")]


def test_a_gate_that_stays_open_is_one_event(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        note(Entry(REGION, "gate", "zm-old-room survey", "passed"), once=True)
    note(Entry(REGION, "gate", "zm-old-room migrate", "passed"), once=True)
    assert [kind for kind, *_ in events(capsys)] == ["gate", "gate"]


def test_an_event_of_a_newer_edugrid_is_shown_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    note(Entry(REGION, "teleport", "x", "done"))
    assert run(["drift", "history", REGION]) == 0
    assert "teleport" in capsys.readouterr().out


def damaged(state: Path) -> None:
    state.mkdir()
    (state / "history.db").write_bytes(b"not a database" * 100)


def newer(state: Path) -> None:
    note(Entry(REGION, "gate", "x", "passed"))
    with sqlite3.connect(state / "history.db") as connection:
        connection.execute("update alembic_version set version_num = '9999'")


def a_folder(state: Path) -> None:
    (state / "history.db").mkdir(parents=True)


@pytest.mark.parametrize("harm", [damaged, newer, a_folder])
def test_a_history_that_cannot_be_used_stops_no_work(
    harm: Callable[[Path], None], state: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    harm(state)
    capsys.readouterr()
    assert run(OVERRIDE) == 0
    found = capsys.readouterr()
    assert "written to registers/surges.csv" in found.out
    assert found.err.startswith("! the history ")
    assert run(["drift", "history", REGION]) == 1


def test_one_that_somebody_holds_is_not_waited_for_for_ever(
    state: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    note(Entry(REGION, "gate", "x", "passed"))
    monkeypatch.setattr(history_module, "_BUSY_SECONDS", 0.05)
    connection = sqlite3.connect(state / "history.db", isolation_level=None)
    connection.execute("begin exclusive")
    capsys.readouterr()
    assert run(OVERRIDE) == 0
    assert "database is locked" in capsys.readouterr().err
    connection.execute("rollback")
    connection.close()
    assert len(events(capsys)) == 1
