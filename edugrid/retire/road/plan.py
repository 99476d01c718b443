"""A planned road."""

from datetime import date
from typing import Literal

from edugrid.design.frozen import Frozen


class Hold(Frozen):
    """Why something does not move a week earlier.

    ``kind``: ready (the survey ends only then), dependency, link, quota, staff, published (the present timetable says
    so, and earlier would save too little), or none: it could, but that would save nothing, or hold up something dearer.
    ``name``: of the workload, link, quota or staff.
    """

    kind: Literal["ready", "dependency", "link", "quota", "staff", "published", "none"]
    name: str = ""


class Step(Frozen):
    """A workload on the critical path and what holds it there."""

    workload: str
    site: str
    week: int
    hold: Hold


class PlannedSite(Frozen):
    """When the stages of a site end, as weeks from 0 (``dates``: the last day, a Sunday).

    ``slack``: weeks that its migration may end later before a site misses its deadline, itself or by what waits for it
    (staff, links and quotas not looked at). ``hold``: why its last workload does not move earlier. ``renewals``: how
    often its contract is renewed; ``yuan``: what it costs until it is handed back; ``moved``: weeks later than published.
    """

    name: str
    survey: int
    migrate: int
    drain: int
    wipe: int
    power_off: int
    hand_back: int
    slack: int
    hold: Hold
    renewals: int
    yuan: int
    moved: int | None = None


class PlannedMove(Frozen):
    """The week in which a workload moves; ``copies``: (week, MB) of its data."""

    name: str
    week: int
    copies: tuple[tuple[int, int], ...] = ()


class RoadPlan(Frozen):
    """A timetable that can be kept.

    ``yuan``: its cost; ``bound``: no plan costs less; ``gap``: (yuan - bound) / yuan. ``reproducible``: False where the
    clock ended the search and not its own measure of work, so that another run may find another plan.
    """

    monday: date
    sites: tuple[PlannedSite, ...]
    moves: tuple[PlannedMove, ...]
    yuan: int
    bound: int
    critical_path: tuple[Step, ...]
    binding: tuple[tuple[Hold, int], ...]
    reproducible: bool = True

    @property
    def gap(self) -> float:
        """The part of the cost that a better plan might save, at most."""
        return (self.yuan - self.bound) / self.yuan if self.yuan else 0.0


class Change(Frozen):
    """A change that makes the impossible possible.

    ``amount`` in the unit of ``kind``: weeks, person-days a week, Mbit/s, units of the quota; 0 for freezes and fixed,
    which would have to go.
    """

    kind: Literal["deadline", "staff", "link", "quota", "freezes", "fixed"]
    name: str = ""
    amount: int = 0


class Impossible(Frozen):
    """No plan exists for ``sites``.

    ``changes``: each alone is enough, the least of its kind. Where none alone is, ``together`` is a
    set that is enough and of which none can be left out. ``unsure``: the solver ran out of time on the way; then a
    smaller change may do, or there may be a plan after all.
    """

    sites: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    together: tuple[Change, ...] = ()
    unsure: bool = False
