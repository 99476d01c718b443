"""Feature: the moments at which what is needed, or what is approved, may change."""

from datetime import datetime, time, timedelta

from edugrid.intent.moment import SHANGHAI
from edugrid.intent.tree import City


def moments(city: City, at: datetime) -> tuple[datetime, ...]:
    """``at``, then every coming edge of a surge window, and inside windows the day after an approval's last one.

    Between two of them nothing changes, so whoever looks at these has looked at all times up to the last window.
    """
    windows = [(row.opens, row.closes) for row in city.registers.surges]
    edges = {edge for window in windows for edge in window}
    lapses = {datetime.combine(row.until + timedelta(days=1), time(), SHANGHAI) for row in city.registers.approvals}
    edges |= {lapse for lapse in lapses if any(starts < lapse < ends for starts, ends in windows)}
    return (at, *sorted(edge for edge in edges if edge > at))
