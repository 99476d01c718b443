"""What a week changed, out of the history."""

from datetime import datetime, time
from typing import NamedTuple

from edugrid.drift.history.moment import from_local
from edugrid.drift.history.past import Past, PastFinding


class Changes(NamedTuple):
    """Findings that are new and still open, and those that were repaired, since the first day of the past."""

    new: tuple[PastFinding, ...]
    repaired: tuple[PastFinding, ...]


def changes(past: Past) -> Changes:
    """Sort the findings of ``past``; the days are those of Asia/Shanghai, the history keeps UTC."""
    begin = from_local(datetime.combine(past.since, time()))
    new = [one for one in past.findings if one.state == "open" and one.first_seen.replace(tzinfo=None) >= begin]
    repaired = [
        one
        for one in past.findings
        if one.closed is not None and not one.removed and one.closed.replace(tzinfo=None) >= begin
    ]
    return Changes(tuple(new), tuple(repaired))
