"""Records with what the history knows of them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.drift.record import DriftRecord


class Noted(Frozen):
    """A drift record, since when it is known (UTC), and whether this run was the first to see it.

    ``reopened``: how often it had been repaired and came back. ``uncovered``: an exception allowed it the last time, and
    no longer does.
    """

    record: DriftRecord
    first_seen: datetime
    new: bool
    reopened: int
    uncovered: bool = False


class Gone(Frozen):
    """A finding that is there no more, as it was seen last; ``excepted``: an exception allowed it."""

    identity: str
    region: str
    asset: str
    path: tuple[str, ...]
    kind: str
    severity: Literal["high", "medium", "low"]
    layer: str
    excepted: bool


class NotedRun(Frozen):
    """What one run changed: everything that is open, and what it closed."""

    run_id: int
    open: tuple[Noted, ...]
    gone: tuple[Gone, ...]

    @property
    def closed(self) -> tuple[str, ...]:
        """The identities of what it closed."""
        return tuple(item.identity for item in self.gone)

    @property
    def new(self) -> tuple[Noted, ...]:
        """What was opened or came back."""
        return tuple(item for item in self.open if item.new)


def by_identity(records: Iterable[DriftRecord]) -> dict[tuple[str, str], DriftRecord]:
    """Records by region and identity; the first of two alike counts."""
    found: dict[tuple[str, str], DriftRecord] = {}
    for record in records:
        found.setdefault((record.region, record.identity), record)
    return found
