"""What was begun and never ended."""

from collections.abc import Iterable

from edugrid.audit.entry import AuditEntry


def unfinished(entries: Iterable[AuditEntry]) -> tuple[AuditEntry, ...]:
    """The *begun* entries without an *ended* one: cut off (power, kill -9), or still at work."""
    left: dict[tuple[str, str, str], list[AuditEntry]] = {}
    for entry in entries:
        same = left.setdefault((entry.region, entry.kind, entry.about), [])
        if entry.event == "begun":
            same.append(entry)
        elif entry.event == "ended" and same:
            same.pop()
    return tuple(sorted((entry for same in left.values() for entry in same), key=lambda entry: entry.number))
