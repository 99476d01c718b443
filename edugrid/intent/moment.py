"""What time it is for the intent: windows, freezes and expiry dates are judged at one moment."""

import os
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from edugrid.intent.problems import IntentError, Problem
from edugrid.text import Text

SHANGHAI: Final = timezone(timedelta(hours=8), "CST")
"""China has one zone and no summer time; a fixed offset needs no zone files on the county's machine."""

VARIABLE: Final = "EDUGRID_AT"


def moment() -> datetime:
    """Now in Asia/Shanghai, or ``EDUGRID_AT`` (ISO 8601), for looking at a day that has not come yet.

    Raises:
        IntentError: ``EDUGRID_AT`` is not a date or time.

    """
    given = os.environ.get(VARIABLE)
    if not given:
        return datetime.now(UTC).astimezone(SHANGHAI)
    try:
        found = datetime.fromisoformat(given)
    except ValueError:
        message = Text(f"{given!r} is not a date or time", f"“{given}”不是日期或时间")
        hint = Text("such as 2027-06-25 or 2027-06-25T08:00", "例如 2027-06-25 或 2027-06-25T08:00")
        raise IntentError([Problem(VARIABLE, 1, "", "not-a-moment", message, hint)]) from None
    return found.replace(tzinfo=SHANGHAI) if found.tzinfo is None else found.astimezone(SHANGHAI)
