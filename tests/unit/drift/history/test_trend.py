"""Week by week: what is open, new, repaired; weeks are those of Asia/Shanghai, and retention is respected."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from nights import CITY, START, night, past, record
from sqlalchemy import Engine

from edugrid.drift.history.close_removed import close_removed
from edugrid.drift.history.forget import forget
from edugrid.drift.history.open_history import open_history
from edugrid.drift.history.read_trend import Kept, Turn, read_trend, trend_of

COUNTY = f"{CITY}/zhongmu"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_history(None, tmp_path)


def test_weeks_and_times(engine: Engine) -> None:
    """START is a Monday, 18:00 UTC: Tuesday in Shanghai."""
    county = record("sw-3", kind="unmanaged", region=COUNTY).model_copy(update={"owner": "县电教馆"})
    night(engine, 0, record("sw-1"), record("sw-2"), county)
    night(engine, 1, record("sw-1"), county)  # sw-2 repaired after 24 h
    night(engine, 9, record("sw-1"), record("sw-2"))  # back; sw-3 repaired after 9 days
    night(engine, 12, record("sw-1"))  # sw-2 repaired after 72 h
    found = read_trend(engine, CITY, START.date(), START + timedelta(days=12, hours=1))
    assert [(week.day, week.open, week.new, week.returned, week.repaired) for week in found.weeks] == [
        (date(2026, 11, 2), 2, 3, 0, 1),
        (date(2026, 11, 9), 1, 0, 1, 2),
    ]
    assert [(one.group, one.repaired, one.mean_hours, one.median_hours) for one in found.by_kind] == [
        ("missing", 2, 48.0, 48.0),
        ("unmanaged", 1, 216.0, 216.0),
    ]
    assert [(one.group, one.repaired) for one in found.by_region] == [(CITY, 2), (COUNTY, 1)]
    assert [(one.group, one.repaired) for one in found.by_owner] == [("", 2), ("县电教馆", 1)]
    assert {item.asset: item.owner for item in past(engine, 12).findings}["sw-3"] == "县电教馆"
    below = read_trend(engine, COUNTY, START.date(), START + timedelta(days=12))
    assert [week.open for week in below.weeks] == [1, 0]


def test_what_retention_took_is_not_counted_and_what_is_open_still_is(engine: Engine) -> None:
    night(engine, 0, record("sw-1"), record("sw-2"))
    night(engine, 1, record("sw-1"))
    night(engine, 21, record("sw-1"))
    forget(engine, START + timedelta(days=14))
    found = read_trend(engine, CITY, START.date(), START + timedelta(days=22))
    assert [(week.open, week.new, week.repaired) for week in found.weeks] == [(1, 0, 0)] * 4
    night(engine, 23)
    found = read_trend(engine, CITY, START.date(), START + timedelta(days=24))
    assert [(one.repaired, one.mean_hours) for one in found.by_kind] == [(1, 23 * 24.0)]


def test_sunday_evening_in_utc_is_monday_in_shanghai() -> None:
    at = datetime(2026, 11, 8, 16, 30)  # noqa: DTZ001 - the history keeps UTC without a zone
    found = trend_of(CITY, date(2026, 11, 2), at, {1: Kept("missing", CITY, "", at, None)}, [Turn(at, 1, "opened")])
    assert [(week.day, week.new, week.open) for week in found.weeks] == [
        (date(2026, 11, 2), 0, 0),
        (date(2026, 11, 9), 1, 1),
    ]


def test_a_clock_that_went_back_repairs_in_no_time() -> None:
    late, early = START + timedelta(hours=5), START
    kept = {1: Kept("missing", CITY, "", late, early)}
    turns = [Turn(late, 1, "opened"), Turn(early, 1, "closed")]
    found = trend_of(CITY, START.date(), late, kept, turns)
    assert [(one.repaired, one.mean_hours) for one in found.by_kind] == [(1, 0.0)]


def test_a_region_that_left_the_tree_is_closed_but_not_repaired(engine: Engine) -> None:
    night(engine, 0, record("sw-1"), record("sw-2", region=COUNTY))
    at = START + timedelta(days=1)
    assert close_removed(engine, CITY, {CITY}, at, "wang") == (COUNTY,)
    assert close_removed(engine, CITY, {CITY}, at, "wang") == ()
    found = past(engine, 1)
    assert [(one.asset, one.state, one.removed) for one in found.findings] == [
        ("sw-1", "open", False),
        ("sw-2", "closed", True),
    ]
    assert found.repair_hours is None
    trend = read_trend(engine, CITY, START.date(), at)
    assert [(week.open, week.removed, week.repaired) for week in trend.weeks] == [(1, 1, 0)]
    assert trend.by_kind == ()
    # it comes back when the region does
    assert [item.reopened for item in night(engine, 2, record("sw-1"), record("sw-2", region=COUNTY)).new] == [1]
