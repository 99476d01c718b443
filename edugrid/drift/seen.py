"""The days between which a difference was seen."""

from edugrid.drift.record import DriftRecord
from edugrid.intent.moment import SHANGHAI


def seen(record: DriftRecord) -> tuple[str, ...]:
    """First and last day (Asia/Shanghai), one when they are the same; none when no history was asked."""
    times = [at for at in (record.first_seen, record.last_seen) if at is not None]
    return tuple(dict.fromkeys(at.astimezone(SHANGHAI).date().isoformat() for at in times))
