"""Where a legacy data centre stands on its way out."""

from datetime import date
from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.text import Text


class Gate(Frozen):
    """One condition for beginning or leaving a stage. ``passed`` is None when the fact could not be had: unknown is not passed."""

    name: str
    passed: bool | None
    evidence: Text


class Stage(Frozen):
    """One stage of the timetable with its last day, the gates for leaving it, and those for beginning it (``entry``)."""

    name: str
    due: date
    state: Literal["done", "overdue", "current", "later"]
    gates: tuple[Gate, ...]
    entry: tuple[Gate, ...] = ()


class SiteStatus(Frozen):
    """One legacy data centre: all stages in order."""

    region: str
    name: str
    title: str
    owner: str
    target: str | None
    opened: date
    stages: tuple[Stage, ...]

    @property
    def current(self) -> Stage | None:
        """The first stage that is not done; None when the site is handed back."""
        return next((stage for stage in self.stages if stage.state != "done"), None)

    @property
    def overdue(self) -> bool:
        """True when a stage should have been finished before today."""
        return any(stage.state == "overdue" for stage in self.stages)
