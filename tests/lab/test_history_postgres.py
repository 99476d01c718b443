"""The history on a real PostgreSQL: the same answers as on SQLite, and two writers at once."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from nights import CITY, START, night, past, record, whole, writer
from private_postgres import Server
from sqlalchemy import Engine, make_url

from edugrid.drift.history.forget import forget
from edugrid.drift.history.note_event import note_event
from edugrid.drift.history.open_history import open_history
from edugrid.drift.history.past import PastEvent
from edugrid.drift.history.tables import Base

pytestmark = pytest.mark.postgres


@pytest.fixture
def url(postgres: Server) -> str:
    made = make_url(postgres.url).set(drivername="postgresql+psycopg")
    return made.render_as_string(hide_password=False)


@pytest.fixture
def engine(url: str, tmp_path: Path) -> Iterator[Engine]:
    made = open_history(url, tmp_path)
    yield made
    with made.begin() as connection:
        Base.metadata.drop_all(connection)
        connection.exec_driver_sql("drop table alembic_version")
    made.dispose()


def test_a_story(engine: Engine) -> None:
    night(engine, 0, record("sw-1"), record("gov/edu-zhengzhou", "安全组规则 é"))
    assert night(engine, 1, record("sw-1")).closed == (record("gov/edu-zhengzhou", "安全组规则 é").identity,)
    event = PastEvent(at=START, region=CITY, kind="apply", about="x" * 300, result="done", who="王", why="例行")
    note_event(engine, event)
    found = past(engine, 1)
    assert [(item.asset, item.state, item.path) for item in found.findings] == [
        ("sw-1", "open", ("vlan 100",)),
        ("gov/edu-zhengzhou", "closed", ("安全组规则 é",)),
    ]
    assert found.events == (event.model_copy(update={"about": "x" * 200}),)
    assert forget(engine, START + timedelta(days=30)) == {"transition": 3, "finding": 1, "run": 2, "event": 1}


def test_two_writers_at_once(engine: Engine, url: str, tmp_path: Path) -> None:
    both = [writer(tmp_path, 20, url), writer(tmp_path, 20, url)]
    assert [process.wait(60) for process in both] == [0, 0]
    whole(engine, runs=20, findings=20)
