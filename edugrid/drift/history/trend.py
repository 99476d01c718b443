"""How drift goes from week to week, and how long repairs take."""

from datetime import date

from edugrid.design.frozen import Frozen


class Week(Frozen):
    """One week that begins on Monday ``day`` (Asia/Shanghai).

    ``open``: findings open at its end (or now, in the week of today). ``new``: seen for the first time; ``returned``:
    had been repaired; ``repaired``: no longer there; ``removed``: their region left the tree, which is no repair.
    """

    day: date
    open: int
    new: int
    returned: int
    repaired: int
    removed: int


class Repair(Frozen):
    """Hours from sight to repair of what was repaired: of one kind, in one region, or of one owner (empty: nobody)."""

    group: str
    repaired: int
    mean_hours: float
    median_hours: float


class Trend(Frozen):
    """Weeks in order, repair times by kind, by region and by owner."""

    region: str
    since: date
    weeks: tuple[Week, ...]
    by_kind: tuple[Repair, ...]
    by_region: tuple[Repair, ...]
    by_owner: tuple[Repair, ...]
