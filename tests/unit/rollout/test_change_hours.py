"""Freezes, change windows, and the next time at which a device may be changed."""

from datetime import date, datetime, time

import pytest
from pydantic import ValidationError

from edugrid.intent.calendar import ChangeWindow, Freeze
from edugrid.intent.moment import SHANGHAI
from edugrid.rollout.change_hours import Hours, closed

EXAM = Freeze(name="高考", first=date(2027, 6, 1), last=date(2027, 6, 10))
NIGHTS = ChangeWindow(days=("tue", "fri"), start=time(22), end=time(6))
HOURS = Hours(path="henan/zhengzhou", freezes=(EXAM,), windows=(NIGHTS,))


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("at", "open_at"),
    [
        ("2027-05-25T22:00", "2027-05-25T22:00"),  # a Tuesday
        ("2027-05-26T05:59", "2027-05-26T05:59"),
        ("2027-05-26T06:00", "2027-05-28T22:00"),
        ("2027-05-28T21:59", "2027-05-28T22:00"),
        # the freeze begins at midnight, in the middle of a window that a Monday would have had
        ("2027-05-31T12:00", "2027-06-11T22:00"),
        ("2027-06-01T23:00", "2027-06-11T22:00"),
        # the freeze ends on a Thursday; Friday morning is no window
        ("2027-06-11T01:00", "2027-06-11T22:00"),
    ],
)
def test_next_open(at: str, open_at: str) -> None:
    assert HOURS.next_open(_at(at)) == _at(open_at)
    assert (HOURS.closed(_at(at)) is None) == (at == open_at)


def test_without_windows_every_hour_is_good_but_freezes_count() -> None:
    hours = Hours(path="henan/zhengzhou", freezes=(EXAM,))
    assert hours.closed(_at("2027-05-31T23:59")) is None
    assert hours.next_open(_at("2027-06-05T12:00")) == _at("2027-06-11T00:00")


def test_what_is_said() -> None:
    other = Hours(path="henan/kaifeng", windows=(NIGHTS,))
    told = closed((HOURS, other), _at("2027-06-07T10:00"))
    assert told is not None
    assert told.en == (
        "henan/zhengzhou: freeze 高考 (2027-06-01 - 2027-06-10); next: 2027-06-11 22:00; "
        "henan/kaifeng: outside the change windows (2027-06-07 10:00); next: 2027-06-08 22:00"
    )
    assert told.zh == (
        "henan/zhengzhou：冻结期 高考（2027-06-01 - 2027-06-10）；下次可变更：2027-06-11 22:00；"
        "henan/kaifeng：不在变更窗口内（2027-06-07 10:00）；下次可变更：2027-06-08 22:00"
    )
    assert closed((), _at("2027-06-07T10:00")) is None


def test_an_empty_window_is_a_mistake() -> None:
    with pytest.raises(ValidationError, match="empty"):
        ChangeWindow(start=time(3), end=time(3))
