"""Records with what the history knows of them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.drift.record import DriftRecord


class Noted(Frozen):
    """A drift record, since when it is known (UTC), and whether this run was the first to see it.

    ``last_seen``: when this run saw it. ``reopened``: how often it had been repaired and came back; ``flapping``: often
    and of late. ``uncovered``: an exception allowed it the last time, and
    no longer does.
    """

    record: DriftRecord
    first_seen: datetime
    new: bool
    reopened: int
    uncovered: bool = False
    last_seen: datetime | None = None
    flapping: bool = False


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

    def told(self, records: Iterable[DriftRecord]) -> tuple[DriftRecord, ...]:
        """``records`` with what the history knows of each."""
        known = {(item.record.region, item.record.identity): item for item in self.open}
        return tuple(_told(record, known.get((record.region, record.identity))) for record in records)

    @property
    def new(self) -> tuple[Noted, ...]:
        """What was opened or came back."""
        return tuple(item for item in self.open if item.new)


def _told(record: DriftRecord, item: Noted | None) -> DriftRecord:
    if item is None:
        return record
    last = item.last_seen and item.last_seen.replace(tzinfo=UTC)  # the history keeps UTC without a zone
    known = {"first_seen": item.first_seen.replace(tzinfo=UTC), "last_seen": last, "flapping": item.flapping}
    return record.model_copy(update=known)


def by_identity(records: Iterable[DriftRecord]) -> dict[tuple[str, str], DriftRecord]:
    """Records by region and identity; the first of two alike counts."""
    found: dict[tuple[str, str], DriftRecord] = {}
    for record in records:
        found.setdefault((record.region, record.identity), record)
    return found
