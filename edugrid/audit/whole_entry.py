"""A line that is an entry as it was written."""

from pydantic import ValidationError

from edugrid.audit.entry import AuditEntry


def whole_entry(line: bytes) -> AuditEntry | None:
    """The entry of ``line`` (without its newline); None when it is none, or its hash does not fit."""
    try:
        entry = AuditEntry.model_validate_json(line)
    except ValidationError:
        return None
    # byte for byte: whatever else means the same was not written by us
    return entry if entry.hash == entry.digest() and entry.line() == line + b"\n" else None
