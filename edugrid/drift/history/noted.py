"""Records with what the history knows of them."""

from collections.abc import Iterable
from datetime import datetime

from edugrid.design.frozen import Frozen
from edugrid.drift.record import DriftRecord


class Noted(Frozen):
    """A drift record, since when it is known (UTC), and whether this run was the first to see it.

    ``reopened``: how often it had been repaired and came back.
    """

    record: DriftRecord
    first_seen: datetime
    new: bool
    reopened: int


class NotedRun(Frozen):
    """What one run changed: everything that is open, and the identities of what it closed."""

    run_id: int
    open: tuple[Noted, ...]
    closed: tuple[str, ...]

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
