"""Drift records as a report may show them."""

from collections.abc import Iterable

from edugrid.drift.record import DriftRecord
from edugrid.mask import mask


def masked_drift(records: Iterable[DriftRecord]) -> tuple[DriftRecord, ...]:
    """``records`` with both sides masked once more, worst first, then by asset and path."""
    order = {"high": 0, "medium": 1, "low": 2}
    hidden = (
        record.model_copy(update={"intended": _side(record, record.intended), "actual": _side(record, record.actual)})
        for record in records
    )
    return tuple(sorted(hidden, key=lambda record: (order[record.severity], record.world, record.asset, record.path)))


def _side(record: DriftRecord, text: str | None) -> str | None:
    name = record.path[-1] if record.path else ""
    return (
        None if text is None else mask(text, name if record.world == "cloud" else "")
    )  # only there it names a property
