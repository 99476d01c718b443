"""What one region's part of a run over many came to."""

from edugrid.design.frozen import Frozen
from edugrid.drift.history.noted import NotedRun
from edugrid.drift.record import DriftRecord


class Looked(Frozen):
    """``records`` of ``region``; ``missed``: the run ended before its turn, and ``failed``: its look did not end well.

    Both have a record of kind ``unreachable`` that says so: such a region is never clean. ``noted`` is what the history
    says of it, None when none was asked or it failed.
    """

    region: str
    records: tuple[DriftRecord, ...]
    missed: bool = False
    failed: bool = False
    noted: NotedRun | None = None
