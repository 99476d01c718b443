"""An emergency is over before its time."""

from datetime import datetime, timedelta
from pathlib import Path

from edugrid.cloud.errors import CloudInputError
from edugrid.cloud.surge.edit_surges import edit_surges
from edugrid.intent.moment import moment
from edugrid.region import open_region
from edugrid.text import Text


def end_override(root: Path, region: str, application: str) -> list[str]:
    """End the emergencies of ``application`` that are open now; give their ids.

    Raises:
        CloudInputError: none is open.

    """
    city = open_region(root, region).intent.cities[0]
    at = moment()
    now = at.replace(second=0, microsecond=0)
    ids = [
        row.id
        for row in city.registers.surges
        if row.application == application and row.kind == "emergency" and row.opens <= at < row.closes
    ]
    if not ids:
        raise CloudInputError(
            Text(f"no emergency of {application} is open", f"{application} 没有进行中的应急扩容"),
            Text(f"see: edugrid surge status {region}", f"请查看：edugrid surge status {region}"),
        )

    def end(rows: list[dict[str, str]]) -> None:
        for row in rows:
            if row["id"].strip() in ids:
                starts = datetime.fromisoformat(row["starts"].strip()).replace(tzinfo=None)
                # an emergency that is ended in the minute of its beginning leaves a row of one minute
                row["ends"] = max(now.replace(tzinfo=None), starts + timedelta(minutes=1)).isoformat(timespec="minutes")

    edit_surges(root, region, end)
    return ids
