"""Hours in which data may be copied and systems moved."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from edugrid.intent.calendar import DAYS, ChangeWindow, Freeze


def open_hours(windows: Sequence[ChangeWindow], freezes: Sequence[Freeze], monday: date, weeks: int) -> tuple[int, ...]:
    """Whole hours of each week in ``windows`` (none: at any hour) that begin on a day outside of ``freezes``."""
    day_hours = [sum(_hours(window) for window in windows if day in window.days) if windows else 24.0 for day in DAYS]
    found: list[int] = []
    for week in range(weeks):
        days = [monday + timedelta(days=7 * week + number) for number in range(7)]
        free = [not any(freeze.first <= day <= freeze.last for freeze in freezes) for day in days]
        found.append(int(sum(min(24, hours) for hours, may in zip(day_hours, free, strict=True) if may)))
    return tuple(found)


def _hours(window: ChangeWindow) -> float:
    start, end = (datetime.combine(date.min, at) for at in (window.start, window.end))
    return ((end - start).total_seconds() % 86400) / 3600
