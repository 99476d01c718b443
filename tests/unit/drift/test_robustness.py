"""Nights on which something else goes wrong: the clock, the disk, the history, or ten thousand findings at once."""

import resource
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from empty_province import province
from nights import CITY, START, night, past, record

from edugrid.cli.app import run
from edugrid.drift.excepted import excepted
from edugrid.drift.formats import as_text
from edugrid.drift.formats.text import MOST
from edugrid.drift.history.open_history import open_history
from edugrid.drift.history.read_trend import read_trend
from edugrid.intent.load import load_intent
from edugrid.intent.moment import moment


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    province(tmp_path, "zhengzhou")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("EDUGRID_LANG", "en")
    monkeypatch.delenv("EDUGRID_HISTORY", raising=False)


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Asia/Shanghai", "Pacific/Kiritimati"])
def test_half_past_eleven_in_utc_is_tomorrow_in_china(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception until 1 December has ended at 23:30 UTC of that day, wherever the machine believes to be."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        monkeypatch.setenv("EDUGRID_AT", "2026-12-01T23:30:00+00:00")
        register = Path("inventories/henan/zhengzhou/registers/drift_exceptions.csv")
        head = "id,asset,path,kind,reason,approver,until\n"
        found = {}
        for day in ("2026-12-01", "2026-12-02"):
            register.write_text(f"{head}DX-0001,sw-1,*,,施工,王主任,{day}\n", "utf-8")
            intent = load_intent(Path("inventories"), CITY)
            found[day] = excepted([record("sw-1")], intent)[0].exception
        assert found == {"2026-12-01": None, "2026-12-02": "DX-0001"}
        monkeypatch.delenv("EDUGRID_AT")
        now = moment()
        assert now.utcoffset() == timedelta(hours=8)
        assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_clock_that_goes_back_and_forth_loses_no_finding(tmp_path: Path) -> None:
    engine = open_history(None, tmp_path)
    night(engine, 5, record("sw-1"), record("sw-2"))
    night(engine, 2, record("sw-1"))  # the battery of the clock was empty
    night(engine, 400, record("sw-1"))
    night(engine, 6, record("sw-1"), record("sw-2"))
    found = past(engine, 6)
    assert [(item.asset, item.state, item.reopened) for item in found.findings] == [
        ("sw-1", "open", 0),
        ("sw-2", "open", 1),
    ]
    assert all(item.days >= 0 for item in found.findings)
    trend = read_trend(engine, CITY, START.date(), START + timedelta(days=7))
    assert sum(week.new for week in trend.weeks) == 2
    assert trend.weeks[-1].open == 2


def test_a_damaged_history_keeps_the_exit_code_and_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["allocate", "henan"]) == 0
    Path("state").mkdir()
    Path("state/history.db").write_bytes(b"not a database" * 100)
    assert run(["drift", CITY]) == 0
    found = capfd.readouterr()
    assert "no drift" in found.out
    assert "! the history " in found.err
    assert run(["drift", "henan"]) == 0
    assert "! the history " in capfd.readouterr().err


WRITE = """
import sys
from pathlib import Path
from edugrid.put_file import put_file
from edugrid.rollout.plan_file import Plan
if sys.argv[1] == "report":
    put_file(Path("out.json"), "x" * 100_000, 0o600)
else:
    Plan(region="henan" * 20_000, created="").write(Path("out.json"))
"""


@pytest.mark.parametrize("what", ["report", "plan"])
def test_a_full_disk_leaves_the_old_file(what: str) -> None:
    Path("out.json").write_text("the old one", encoding="utf-8")

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    done = subprocess.run(
        [sys.executable, "-B", "-c", WRITE, what], preexec_fn=small_disk, capture_output=True, text=True, check=False
    )
    assert "File too large" in done.stderr
    assert Path("out.json").read_text(encoding="utf-8") == "the old one"


def test_ten_thousand_at_once(tmp_path: Path) -> None:
    """Each is opened once, seen again without a change, and closed once; the table stays one that can be read."""
    many = tuple(record(f"sw-{number // 10}", f"vlan {number % 10}") for number in range(10_000))
    engine = open_history(None, tmp_path)
    assert len(night(engine, 0, *many).new) == 10_000
    assert night(engine, 1, *many).new == ()
    assert len(night(engine, 2).gone) == 10_000
    lines = as_text(many, "en").splitlines()
    assert "9000 more, less severe or alike" in lines[-2]
    assert lines[-1] == "differences: 10000 (high 10000)"
    assert sum("│ high" in line for line in lines) == MOST


def test_the_worst_are_among_those_that_are_shown() -> None:
    low = record("sw-1").model_copy(update={"severity": "low"})
    many = [low.model_copy(update={"path": (f"vlan {number}",)}) for number in range(MOST + 5)]
    assert "sw-9" in as_text([*many, record("sw-9")], "en")
