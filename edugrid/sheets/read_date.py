"""Dates as county offices write them."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Final

from edugrid.sheets.fold import narrow

_SERIAL: Final = (20_000, 80_000)  # 1954 to 2119: a smaller number is a year or a mistake
_DAY: Final = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?: 0?0:00(?::00)?)?", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})[-./年](\d{1,2})月?(?:(底|末)前?|初)?", re.ASCII)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)


def read_date(value: object, *, last: bool, from_1904: bool) -> date | None:
    """The day that ``value`` means; None when it does not say a year and a month.

    A month alone is its last day for a deadline (``last``), else its first; who calls says so to the people.
    Numbers are days since 1899-12-30, or since 1904-01-01 in workbooks of old Macs (ECMA-376, 18.17.4.1).
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float):
        return _of_number(float(value), from_1904=from_1904)
    text = narrow(str(value))
    found = _COMPACT.fullmatch(text) or _DAY.fullmatch(text)
    if found:
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if re.fullmatch(r"\d{5}", text, re.ASCII):  # a day number in a cell that was set to text
        return _of_number(float(text), from_1904=from_1904)
    month = _MONTH.fullmatch(text)
    return _of_month(month, last=last) if month else None


def _of_number(number: float, *, from_1904: bool) -> date | None:
    """A day number, or 20240601; a number such as 2024.1 may be October and is none."""
    if _SERIAL[0] <= number < _SERIAL[1]:
        start = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
        return start + timedelta(days=int(number))
    found = _COMPACT.fullmatch(f"{number:.0f}") if number.is_integer() else None
    return _date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _of_month(found: re.Match[str], *, last: bool) -> date | None:
    first = _date(int(found[1]), int(found[2]), 1)
    if first is None or not (found[3] or (last and not found[0].endswith("初"))):
        return first
    return first.replace(day=monthrange(first.year, first.month)[1])


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
