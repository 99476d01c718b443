"""Weeks of a road."""

from datetime import date, time

import pytest

from edugrid.intent.calendar import ChangeWindow, Freeze
from edugrid.retire.road.open_hours import open_hours
from edugrid.retire.road.weeks import first_monday, sunday, week_until

MONDAY = date(2027, 1, 4)


@pytest.mark.parametrize(
    ("today", "monday"), [("2027-01-04", "2027-01-04"), ("2027-01-05", "2027-01-11"), ("2027-01-10", "2027-01-11")]
)
def test_planning_begins_with_a_whole_week(today: str, monday: str) -> None:
    assert first_monday(date.fromisoformat(today)) == date.fromisoformat(monday)


def test_a_week_is_over_on_its_sunday() -> None:
    assert sunday(MONDAY, 0) == date(2027, 1, 10)
    assert [week_until(MONDAY, date(2027, 1, day)) for day in (9, 10, 16, 17)] == [-1, 0, 0, 1]
    assert week_until(MONDAY, date(2026, 12, 31)) < 0


def test_hours_are_those_of_windows_outside_of_freezes() -> None:
    night = ChangeWindow(days=("fri", "sat"), start=time(20), end=time(6))
    freeze = Freeze(name="高考", first=date(2027, 1, 15), last=date(2027, 1, 23))
    assert open_hours([night], [freeze], MONDAY, 4) == (20, 0, 0, 20)
    assert open_hours([], [freeze], MONDAY, 4) == (168, 96, 24, 168)
