"""What the history remembers of legacy data centres."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydantic import Field

from edugrid.design.frozen import Frozen

if TYPE_CHECKING:
    from edugrid.drift.history.past import PastEvent

TIMETABLE: Final = "timetable"
"""Kind of the events that note a date of the timetable; ``about`` is ``site stage``, ``result`` the date."""


class Memory(Frozen):
    """By ``site stage``: the day on which its exit gates had passed, and the earliest last day that was ever written."""

    passed: dict[str, date] = Field(default_factory=dict)
    first_due: dict[str, date] = Field(default_factory=dict)


def remembered(events: Iterable["PastEvent"]) -> Memory:
    """The memory that lies in events of the kinds ``gate`` and ``timetable``."""
    passed: dict[str, date] = {}
    due: dict[str, date] = {}
    for event in events:
        if event.kind == "gate" and event.result == "passed":
            passed[event.about] = event.at.date()
        elif event.kind == TIMETABLE:
            day = date.fromisoformat(event.result)
            due[event.about] = min(day, due.get(event.about, day))
    return Memory(passed=passed, first_due=due)


def read_memory(env: Mapping[str, str], region: str) -> Memory:
    """The memory of ``region`` (a city or province); empty where no history was begun, or it cannot be read."""
    from edugrid.drift.history.errors import HistoryError
    from edugrid.drift.history.open_history import VARIABLE, open_history
    from edugrid.drift.history.read_events import read_events

    state = Path(env.get("EDUGRID_STATE") or ".edugrid")
    url = env.get(VARIABLE) or None
    if url is None and not (state / "history.db").is_file():
        return Memory()
    try:
        return remembered(read_events(open_history(url, state), region, ("gate", TIMETABLE)))
    except HistoryError:  # who writes the history tells why
        return Memory()
