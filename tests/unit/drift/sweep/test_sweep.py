"""Many regions in one run: bounds, a crash in the middle, time that runs out, two runs at once."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from empty_province import province

from edugrid.cli.app import run
from edugrid.drift.formats import as_json
from edugrid.drift.record import DriftRecord
from edugrid.drift.sweep.look_lock import LookRunsError, look_lock
from edugrid.drift.sweep.looked import Looked
from edugrid.drift.sweep.sweep import Bounds, sweep
from edugrid.drift.sweep.sweep_book import SweepBook

CITIES = tuple(f"henan/city{number}" for number in range(1, 5))
NIGHT = timedelta(hours=20)
NOW = datetime(2026, 12, 1, 18, 0, tzinfo=UTC)
BOTH = ("cloud", "network")


def drift_of(region: str) -> DriftRecord:
    return DriftRecord(
        region=region,
        world="network",
        asset=f"{region.rpartition('/')[2]}-sw",
        path=("vlan 100",),
        kind="missing",
        intended="vlan 100",
        actual=None,
        severity="high",
        layer="simulated",
    )


def prints(region: str) -> list[str]:
    """A look that finds one difference."""
    return [sys.executable, "-S", "-c", f"print({as_json([drift_of(region)])!r})"]


def kept(looked: Looked) -> Looked:
    return looked


def test_every_region_is_looked_at_in_its_order_and_failures_stop_no_other() -> None:
    harm = {
        CITIES[1]: [sys.executable, "-S", "-c", "import sys; sys.exit('error: no clouds.yaml found')"],
        CITIES[2]: [sys.executable, "-S", "-c", "import os; os.kill(os.getpid(), 9)"],
    }
    seen: list[str] = []

    def done(looked: Looked) -> Looked:
        seen.append(looked.region)
        return looked

    found = sweep(CITIES, lambda city: harm.get(city) or prints(city), BOTH, Bounds(2), done)
    assert tuple(looked.region for looked in found) == CITIES
    assert sorted(seen) == sorted(CITIES)
    assert [looked.failed for looked in found] == [False, True, True, False]
    assert found[0].records == (drift_of(CITIES[0]),)
    assert [(r.world, r.kind, r.asset, r.actual) for r in found[1].records] == [
        (world, "unreachable", CITIES[1], "the look ended with code 1: error: no clouds.yaml found") for world in BOTH
    ]
    assert found[2].records[0].actual == "the look was killed (signal 9)"


def test_no_more_than_so_many_at_once(tmp_path: Path) -> None:
    """Each look leaves a mark while it runs and counts the marks that it sees."""
    look = (
        "import os, sys, time; from pathlib import Path; here = Path(sys.argv[1])\n"
        "(here / f'{os.getpid()}.now').touch(); time.sleep(0.1); n = len(list(here.glob('*.now')))\n"
        "(here / f'{os.getpid()}.now').unlink(); (here / f'{os.getpid()}.saw').write_text(str(n))\n"
        'print(\'{"version": 1, "records": []}\')'
    )
    sweep(CITIES, lambda _: [sys.executable, "-S", "-c", look, str(tmp_path)], BOTH, Bounds(2), kept)
    counts = [int(path.read_text(encoding="utf-8")) for path in tmp_path.glob("*.saw")]
    assert len(counts) == len(CITIES)
    assert max(counts) <= 2


def test_what_the_time_did_not_reach_is_named_and_never_clean() -> None:
    hangs = [sys.executable, "-S", "-c", "import signal, time; signal.signal(2, signal.SIG_IGN); time.sleep(60)"]
    found = sweep(CITIES[:3], lambda _: hangs, ("cloud",), Bounds(2, 0.3, grace=0.1), kept)
    assert [looked.missed for looked in found] == [True] * 3
    assert {record.actual for looked in found for record in looked.records} == {
        "not looked at to the end: the run had no time left",
        "not looked at: the run had no time left",
    }
    assert all(record.kind == "unreachable" for looked in found for record in looked.records)


def test_a_look_that_answers_nonsense_failed() -> None:
    (found,) = sweep(CITIES[:1], lambda _: [sys.executable, "-S", "-c", "print('fine')"], BOTH, Bounds(1), kept)
    assert found.failed


def test_a_new_run_after_a_whole_one_and_after_the_period(tmp_path: Path) -> None:
    book = SweepBook.open(tmp_path, CITIES, NIGHT, NOW)
    book.save(Looked(region=CITIES[0], records=()))
    again = SweepBook.open(tmp_path, CITIES, NIGHT, NOW + timedelta(hours=3))
    assert list(again.done) == [CITIES[0]]
    assert again.since == NOW
    # the clock was put back: still the same night
    assert list(SweepBook.open(tmp_path, CITIES, NIGHT, NOW - timedelta(hours=5)).done) == [CITIES[0]]
    # a region that left the tree is not taken over
    assert SweepBook.open(tmp_path, CITIES[1:], NIGHT, NOW).done == {}
    assert SweepBook.open(tmp_path, CITIES, NIGHT, NOW + timedelta(hours=21)).done == {}
    whole = SweepBook.open(tmp_path, CITIES, NIGHT, NOW)
    whole.save(Looked(region=CITIES[0], records=()))
    whole.finish()
    assert SweepBook.open(tmp_path, CITIES, NIGHT, NOW).done == {}


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [('"region": ', '"regio": '), ('"began": "', '"began": "x'), ('"began": "', '"began": 1, "x": "'), ("+00:00", "")],
)
def test_a_damaged_line_of_the_journal_is_as_none(whole: str, damaged: str, tmp_path: Path) -> None:
    SweepBook.open(tmp_path, CITIES, NIGHT, NOW).save(Looked(region=CITIES[0], records=()))
    journal = tmp_path / "journal.jsonl"
    text = journal.read_text(encoding="utf-8")
    assert whole in text
    journal.write_text(text.replace(whole, damaged), encoding="utf-8")
    assert SweepBook.open(tmp_path, CITIES, NIGHT, NOW).done == {}


def test_what_was_missed_is_left_for_the_next_run(tmp_path: Path) -> None:
    book = SweepBook.open(tmp_path, CITIES, NIGHT, NOW)
    book.save(Looked(region=CITIES[0], records=(drift_of(CITIES[0]),)))
    book.save(Looked(region=CITIES[1], records=(), missed=True))
    assert list(SweepBook.open(tmp_path, CITIES, NIGHT, NOW).done) == [CITIES[0]]


def test_a_torn_journal_or_result_costs_one_region_at_most(tmp_path: Path) -> None:
    book = SweepBook.open(tmp_path, CITIES, NIGHT, NOW)
    for city in CITIES[:2]:
        book.save(Looked(region=city, records=()))
    (tmp_path / "henan-city1.json").write_text('{"region": "hen', encoding="utf-8")
    with book.journal.path.open("a", encoding="utf-8") as file:
        file.write('{"at": "2026-')
    assert list(SweepBook.open(tmp_path, CITIES, NIGHT, NOW).done) == [CITIES[1]]
    book.journal.path.write_text("by hand\n", encoding="utf-8")
    assert SweepBook.open(tmp_path, CITIES, NIGHT, NOW).done == {}


KILLED = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from test_sweep import BOTH, CITIES, NIGHT, NOW, Bounds, SweepBook, prints, sweep
from edugrid.drift.sweep.look_lock import look_lock
def command(city):
    if city != CITIES[2]:
        return prints(city)
    # says that it runs: a process that is only being forked still has the lock of the one that is killed
    return [sys.executable, "-S", "-c", f"import time; open({sys.argv[1] + '/begun'!r}, 'w'); time.sleep(5)"]
def done(looked):
    book.save(looked)
    print(looked.region, flush=True)
    return looked
with look_lock(Path(sys.argv[1]), "henan", BOTH):
    book = SweepBook.open(Path(sys.argv[1]) / "b", CITIES, NIGHT, NOW)
    sweep(CITIES[:3], command, BOTH, Bounds(1), done)
"""


def test_after_kill_9_the_next_start_does_what_was_not_done(tmp_path: Path) -> None:
    env = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(Path(__file__).parent), str(Path(__file__).parents[3] / "support")))
    }
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True, env=env
    ) as process:
        assert process.stdout is not None
        assert [process.stdout.readline().strip() for _ in range(2)] == list(CITIES[:2])
        with pytest.raises(LookRunsError, match=f"pid {process.pid}"), look_lock(tmp_path, "henan", BOTH):
            pass
        while not (tmp_path / "begun").exists():
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
    looked: list[str] = []

    def command(city: str) -> list[str]:
        looked.append(city)
        return prints(city)

    with look_lock(tmp_path, "henan", BOTH):
        book = SweepBook.open(tmp_path / "b", CITIES, NIGHT, NOW)
        left = [city for city in CITIES if city not in book.done]
        found = sweep(left, command, BOTH, Bounds(1), kept)
    assert looked == list(CITIES[2:])
    assert {city: one.records for city, one in book.done.items()} == {city: (drift_of(city),) for city in CITIES[:2]}
    assert [one.region for one in found] == list(CITIES[2:])


def test_a_province_from_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    province(tmp_path, "anyang", "luoyang")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("EDUGRID_LANG", "en")
    assert run(["allocate", "henan"]) == 0
    assert run(["drift", "henan", "--out", "out/drift.json", "--format", "json"]) == 0
    assert json.loads(Path("out/drift.json").read_text(encoding="utf-8"))["records"] == []
    assert [path.name for path in Path("out").iterdir()] == ["drift.json"]
    # a city that is wrong is a finding; the other one was looked at all the same
    Path("inventories/henan/luoyang/city.yml").write_text("name: [", "utf-8")
    capfd.readouterr()
    assert run(["drift", "henan", "--format", "json"]) == 3
    records = json.loads(capfd.readouterr().out)["records"]
    assert {(record["region"], record["kind"]) for record in records} == {("henan/luoyang", "unreachable")}
    assert all(record["first_seen"] for record in records)
    # another run over the same region is told, and does nothing
    with look_lock(tmp_path / "state", "henan", BOTH):
        assert run(["drift", "henan"]) == 1
        assert "still being looked at by" in capfd.readouterr().err
    # a region that is gone has no open findings
    shutil.rmtree("inventories/henan/luoyang")
    assert run(["drift", "henan"]) == 0
    assert "no longer in the tree" in capfd.readouterr().err
    capfd.readouterr()
    assert run(["drift", "history", "henan", "--format", "json"]) == 0
    found = json.loads(capfd.readouterr().out)["findings"]
    assert {(item["state"], item["removed"]) for item in found} == {("closed", True)}
