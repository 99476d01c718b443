"""A planned road, as the report shows it."""

from datetime import date

from edugrid.design.frozen import Frozen
from edugrid.text import Text


class RoadSite(Frozen):
    """One legacy data centre: its last day as planned, weeks of slack, and why it is not earlier."""

    region: str
    title: str
    hand_back: date
    slack_weeks: int
    critical: bool
    why: Text


class RoadStep(Frozen):
    """One move on the critical path."""

    day: date
    workload: str
    site: str
    why: Text


class Road(Frozen):
    """Sites in order of their last day, and the critical path; ``gap`` is what a better plan might save, at most (0-1)."""

    sites: tuple[RoadSite, ...]
    critical_path: tuple[RoadStep, ...]
    gap: float
