"""An emergency makes an application larger at once, and ends by itself."""

from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from edugrid.cloud.surge.edit_surges import edit_surges
from edugrid.intent.moment import moment


class Emergency(NamedTuple):
    """``servers`` servers for ``hours`` hours from now; ``flavor`` None: as they are."""

    servers: int
    hours: int
    reason: str
    by: str
    flavor: str | None = None


def override(root: Path, region: str, application: str, wanted: Emergency) -> str:
    """Append an emergency to the register of the city ``region``; give its id.

    Raises:
        edugrid.intent.problems.IntentError: the row cannot be (too long, unknown flavor or application, data that would
            be lost …); the register is as it was.

    """
    now = moment().replace(second=0, microsecond=0, tzinfo=None)
    row = {
        "id": f"EM-{application}-{now:%Y%m%d%H%M}",
        "application": application,
        "kind": "emergency",
        "starts": now.isoformat(timespec="minutes"),
        "ends": (now + timedelta(hours=wanted.hours)).isoformat(timespec="minutes"),
        "count": str(wanted.servers),
        "flavor": wanted.flavor or "",
        "reason": wanted.reason,
        "approver": wanted.by,
    }

    def add(rows: list[dict[str, str]]) -> None:
        rows.append(row)

    edit_surges(root, region, add)
    return row["id"]
