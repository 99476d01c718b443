"""What the history holds of a region."""

from datetime import date, datetime
from typing import Final, Literal

from edugrid.design.frozen import Frozen


class PastFinding(Frozen):
    """One finding through time; ``days`` is how long it was (or has been) open, whole days.

    ``removed``: it was closed because its region left the tree, not because anybody repaired it.
    """

    region: str
    identity: str
    world: str
    asset: str
    path: tuple[str, ...]
    kind: str
    severity: str
    state: Literal["open", "closed"]
    first_seen: datetime
    last_seen: datetime
    closed: datetime | None
    reopened: int
    days: int
    flapping: bool
    removed: bool = False
    owner: str = ""


EVENT_KINDS: Final = (
    "apply",
    "rollback",
    "gate",
    "override",
    "cloud",
    "exception",
    "fix",
    "timetable",
    "block",
    "whitelist",
    "quarantine",
    "device",
    "approve",
    "scan",
)


class PastEvent(Frozen):
    """Something that people did: a plan applied or undone, a gate passed, a rule overridden, a difference accepted.

    ``kind`` is one of ``EVENT_KINDS``, or a word of a newer edugrid. ``about`` names the plan, run or gate, ``result``
    how it ended, ``why`` the reason given.
    """

    at: datetime
    region: str
    kind: str
    about: str
    result: str
    who: str
    why: str


class Day(Frozen):
    """One day of the trend: runs, how many findings were open at the end of the last one, opened and closed."""

    day: date
    runs: int
    open: int
    opened: int
    closed: int


class Past(Frozen):
    """Findings (open first, the oldest first), events and days of a region since a day.

    ``repair_hours``: the median time from first sight to repair of what was closed; None when nothing was.
    ``unfinished``: runs that began and never ended (killed).
    """

    region: str
    since: date
    findings: tuple[PastFinding, ...]
    events: tuple[PastEvent, ...]
    days: tuple[Day, ...]
    repair_hours: float | None
    unfinished: int
