"""Weeks and days of a road."""

from datetime import date, timedelta


def first_monday(today: date) -> date:
    """The Monday with which planning begins: today's, or the next."""
    return today + timedelta(days=-today.weekday() % 7)


def sunday(monday: date, week: int) -> date:
    """The last day of ``week``."""
    return monday + timedelta(days=7 * week + 6)


def week_until(monday: date, day: date) -> int:
    """The last week that is over by ``day``; negative where ``day`` comes before the first Sunday."""
    return ((day - monday).days - 6) // 7
