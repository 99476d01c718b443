"""Differences that somebody allowed until a day."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from edugrid.drift.record import DriftRecord
from edugrid.intent.registers import DriftException
from edugrid.intent.tree import Intent


def excepted(records: Iterable[DriftRecord], intent: Intent) -> tuple[DriftRecord, ...]:
    """``records`` with the id of the exception that covers each today; the first row of its city's register counts.

    What ends (``expired``) is never covered by an asset of ``*``: an exception must not hide its own end.
    """
    rows = {
        city.path: [row for row in city.registers.drift_exceptions if intent.today <= row.until]
        for city in intent.cities
    }
    return tuple(_marked(record, rows) for record in records)


def _marked(record: DriftRecord, rows: dict[str, list[DriftException]]) -> DriftRecord:
    city = "/".join(record.region.split("/")[:2])
    row = next((row for row in rows.get(city, ()) if _covers(row, record)), None)
    return record if row is None else record.model_copy(update={"exception": row.id})


def _covers(row: DriftException, record: DriftRecord) -> bool:
    if row.kind not in {None, record.kind} or (record.kind == "expired" and row.asset == "*"):
        return False
    return _like(row.asset, record.asset) and _like(row.path, " › ".join(record.path))


def _like(pattern: str, text: str) -> bool:
    # only * is a pattern: [ and ? stand in interface names and lines
    return fnmatchcase(text, pattern.replace("[", "[[]").replace("?", "[?]"))
