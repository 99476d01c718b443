"""The history: what opens, closes, comes back, hides and is forgotten; two writers; a killed one; a damaged file."""

import signal
from datetime import UTC, date, timedelta
from pathlib import Path

import pytest
from nights import CITY, START, night, past, record, whole, writer
from sqlalchemy import Engine, func, inspect, select, text
from sqlalchemy.orm import Session

from edugrid.drift.history.errors import HistoryError
from edugrid.drift.history.forget import forget
from edugrid.drift.history.note_event import note_event
from edugrid.drift.history.open_history import NEWEST, open_history
from edugrid.drift.history.past import PastEvent
from edugrid.drift.history.read_past import read_past
from edugrid.drift.history.tables import Base, RunRow


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_history(None, tmp_path)


def test_opened_seen_again_closed_and_back(engine: Engine) -> None:
    first = night(engine, 0, record("sw-1"), record("sw-2"))
    assert [item.new for item in first.open] == [True, True]
    second = night(engine, 1, record("sw-1"))
    assert [(item.new, item.first_seen) for item in second.open] == [(False, START + timedelta(minutes=3))]
    assert second.closed == (record("sw-2").identity,)
    third = night(engine, 2, record("sw-1"), record("sw-2"))
    assert [(item.record.asset, item.reopened) for item in third.new] == [("sw-2", 1)]
    found = past(engine, 2)
    assert [(item.asset, item.state, item.days, item.reopened) for item in found.findings] == [
        ("sw-1", "open", 2, 0),
        ("sw-2", "open", 0, 1),
    ]
    assert [(day.runs, day.open, day.opened, day.closed) for day in found.days] == [
        (1, 2, 2, 0),
        (1, 1, 0, 1),
        (1, 2, 1, 0),
    ]


def test_one_record_twice_is_one_finding(engine: Engine) -> None:
    assert len(night(engine, 0, record("sw-1"), record("sw-1")).open) == 1


@pytest.mark.parametrize(
    ("asset", "blind"),
    [("sw-1", "sw-1"), ("gov/edu-zhengzhou", "gov/edu-zhengzhou"), ("gov/edu-zhengzhou", CITY)],
)
def test_what_cannot_be_reached_is_not_repaired(engine: Engine, asset: str, blind: str) -> None:
    night(engine, 0, record(asset), record("sw-9"))
    gone = record(blind, kind="unreachable")
    gone = gone.model_copy(update={"world": record(asset).world})
    run = night(engine, 1, gone)
    assert run.closed == (record("sw-9").identity,)
    assert {item.asset for item in past(engine, 1).findings if item.state == "open"} == {asset, blind}


def test_only_what_was_looked_at_is_closed(engine: Engine) -> None:
    night(engine, 0, record("sw-1"), record("gov/edu-zhengzhou"), record("sw-2", region=f"{CITY}/zhongmu"))
    assert night(engine, 1, worlds=("network",), region=f"{CITY}/zhongmu").closed == (record("sw-2").identity,)
    assert night(engine, 1, worlds=("network",)).closed == (record("sw-1").identity,)
    assert night(engine, 1).closed == (record("gov/edu-zhengzhou").identity,)


def test_a_region_whose_name_begins_alike_is_another(engine: Engine) -> None:
    night(engine, 0, record("sw-1", region="henan/zhengzhou2"), region="henan/zhengzhou2")
    assert night(engine, 1).closed == ()
    assert past(engine, 1).findings == ()


def test_repair_time_and_flapping(engine: Engine) -> None:
    for day in range(8):
        night(engine, day, *([record("sw-1")] if day % 2 == 0 else []))
    found = past(engine, 7)
    assert [(item.reopened, item.flapping, item.state) for item in found.findings] == [(3, True, "closed")]
    assert found.repair_hours == 24.0


def test_events(engine: Engine) -> None:
    event = PastEvent(
        at=START, region=CITY, kind="gate", about="zm-old-room survey", result="passed", who="张工", why="调查表"
    )
    note_event(engine, event)
    note_event(engine, event.model_copy(update={"region": "henan/luoyang"}))
    assert past(engine, 0).events == (event,)


def test_retention_keeps_what_is_open(engine: Engine) -> None:
    night(engine, 0, record("sw-1"), record("sw-2"))
    night(engine, 1, record("sw-1"))
    night(engine, 40, record("sw-1"))
    gone = forget(engine, START + timedelta(days=30))
    assert gone == {"transition": 3, "finding": 1, "run": 2, "event": 0}
    assert [(item.asset, item.days) for item in past(engine, 40).findings] == [("sw-1", 40)]
    assert night(engine, 41).closed == (record("sw-1").identity,)


def test_the_tables_are_those_of_the_models(engine: Engine) -> None:
    there = inspect(engine)
    for table in Base.metadata.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in there.get_columns(table.name)}
        assert columns == {column.name: column.nullable for column in table.columns}
        indexed = {tuple(index["column_names"]) for index in there.get_indexes(table.name)}
        assert {tuple(column.name for column in index.columns) for index in table.indexes} <= indexed
    with engine.connect() as connection:  # as the migrations left it
        assert connection.scalar(text("select version_num from alembic_version")) == NEWEST


def test_two_writers_at_once(tmp_path: Path) -> None:
    both = [writer(tmp_path, 20), writer(tmp_path, 20)]
    assert [process.wait(60) for process in both] == [0, 0]
    whole(open_history(None, tmp_path), runs=20, findings=20)


def test_killed_in_the_middle(tmp_path: Path) -> None:
    process = writer(tmp_path, 400)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    engine = open_history(None, tmp_path)
    with Session(engine) as session:
        runs = session.scalar(select(func.count()).select_from(RunRow)) or 0
    whole(engine, runs=runs, findings=400)
    assert runs >= 1
    night(engine, 20, record("sw-1"))


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "history.db").write_bytes(b"not a database" * 100)
    with pytest.raises(HistoryError, match=r"history\.db: file is not a database; .*move the damaged file away"):
        open_history(None, tmp_path)


def test_one_of_a_newer_edugrid_is_left_alone(engine: Engine, tmp_path: Path) -> None:
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(HistoryError, match="written by a newer edugrid"):
        open_history(None, tmp_path)


@pytest.mark.parametrize(
    "url", ["mysql+nosuch://u:geheim@127.0.0.1/x", "not a url", "postgresql+psycopg://u:geheim@127.0.0.1:9/x"]
)
def test_a_url_that_leads_nowhere(tmp_path: Path, url: str) -> None:
    with pytest.raises(HistoryError) as caught:
        open_history(url, tmp_path)
    assert "geheim" not in str(caught.value)
    assert "EDUGRID_HISTORY" in str(caught.value)


def test_the_first_day_of_a_look_back(engine: Engine) -> None:
    night(engine, 0, record("sw-1"))
    night(engine, 1)
    assert read_past(engine, CITY, date(2026, 11, 4), START + timedelta(days=5)).findings == ()


def test_the_record_says_since_when_and_that_it_flaps(engine: Engine) -> None:
    found = record("sw-1")
    for day in range(0, 8, 2):
        run = night(engine, day, found)
        night(engine, day + 1)
    assert [item.flapping for item in run.open] == [True]
    [told] = run.told([found])
    assert told.flapping
    assert told.first_seen == told.last_seen == (START + timedelta(days=6, minutes=3)).replace(tzinfo=UTC)
    [calm] = night(engine, 30, found).told([found])
    assert not calm.flapping
    [again] = night(engine, 31, found).told([found])
    assert again.first_seen == calm.first_seen
    assert again.last_seen == (START + timedelta(days=31, minutes=3)).replace(tzinfo=UTC)


def test_a_history_of_an_older_edugrid_is_brought_up_to_date(tmp_path: Path) -> None:
    engine = open_history(None, tmp_path)
    night(engine, 0, record("sw-1"))
    with engine.begin() as connection:  # as the first edugrid left it
        connection.execute(text("alter table finding drop column owner"))
        connection.execute(text("update alembic_version set version_num = '0001'"))
    again = open_history(None, tmp_path)
    assert [item.owner for item in past(again, 0).findings] == [""]
    night(again, 1, record("sw-1").model_copy(update={"owner": "县电教馆"}))
    assert [item.owner for item in past(again, 1).findings] == ["县电教馆"]
