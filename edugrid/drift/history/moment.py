"""The time as the history keeps it."""

from datetime import UTC, datetime

from edugrid.intent.moment import SHANGHAI


def utc_now() -> datetime:
    """Now in UTC, without its zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def local(moment: datetime) -> datetime:
    """A time of the history in Asia/Shanghai, without its zone."""
    return moment.replace(tzinfo=UTC).astimezone(SHANGHAI).replace(tzinfo=None)


def from_local(moment: datetime) -> datetime:
    """A time in Asia/Shanghai, without its zone, as the history keeps it."""
    return moment.replace(tzinfo=SHANGHAI).astimezone(UTC).replace(tzinfo=None)
