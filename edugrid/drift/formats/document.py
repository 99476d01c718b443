"""The JSON of ``edugrid drift``, as a model."""

from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.drift.record import DriftRecord


class Entry(DriftRecord):
    """A drift record with its identity. ``first_seen`` and ``last_seen`` are UTC (RFC 3339)."""

    id: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]


class DriftDocument(Frozen):
    """What ``edugrid drift --format json`` prints. Within a version fields are only added, never taken away."""

    version: Literal[1]
    records: tuple[Entry, ...]
