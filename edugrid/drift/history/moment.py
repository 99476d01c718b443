"""The time as the history keeps it."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Now in UTC, without its zone."""
    return datetime.now(UTC).replace(tzinfo=None)
