"""What was done in a drill, step by step: the data of the record."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.drill.scenario import Phase
from edugrid.words import Words

Result = Literal["passed", "late", "failed", "impossible", "not-run"]
"""``late``: done, but later than planned. ``impossible``: this machine lacks what it needs. ``not-run``: a step before failed."""


class Person(Frozen):
    """Somebody who took part; ``group`` is the group of the drill's organisation (指挥组 …)."""

    group: str
    name: str
    organisation: str = ""
    duty: str = ""


class People(Frozen):
    """What only people know of a drill: a YAML file that they write."""

    organiser: str = ""
    place: str = ""
    people: tuple[Person, ...] = ()
    problems: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()


class StepRecord(Frozen):
    """One step. ``seconds`` is None where it was not done; ``sha256`` is of the whole output, kept in ``steps.log``."""

    number: int
    phase: Phase
    title: Words
    what: str
    """The command as it is typed, or the act."""
    planned: float
    began: datetime | None = None
    seconds: float | None = None
    result: Result
    why: Words | None = None
    seen: tuple[str, ...] = ()
    """The telling lines of the output."""
    sha256: str = ""


class Times(Frozen):
    """Seconds from the event until it was detected, contained and recovered from; None: that was not reached."""

    detected: float | None = None
    contained: float | None = None
    recovered: float | None = None


class DrillRecord(Frozen):
    """The whole drill. ``by``: who held it at the keyboard. ``version`` is that of this form."""

    version: Annotated[int, Field(ge=1)] = 1
    scenario: str
    title: Words
    event: Words
    purpose: Words
    story: Words
    layers: Words
    edugrid: str
    scenario_sha256: str
    by: str
    began: datetime
    ended: datetime
    steps: tuple[StepRecord, ...]
    times: Times
    people: People

    @property
    def passed(self) -> bool:
        """Whether no step failed; one that this machine could not do is told, and fails nothing."""
        return not any(step.result in {"failed", "not-run"} for step in self.steps)
