"""Capacity and usage as the lines of a table."""

from collections.abc import Mapping

from edugrid.design.capacity_sums import total
from edugrid.design.cloud_capacity import CloudCapacity, Use
from edugrid.design.needs import needs
from edugrid.intent.cloud import Capacity, Limit
from edugrid.intent.tree import City, Intent
from edugrid.report.quota_row import QuotaRow


def quota_rows(
    intent: Intent, city: City, cloud: CloudCapacity, used: Capacity | None, by_application: Mapping[str, Capacity]
) -> tuple[QuotaRow, ...]:
    """Lines of the cloud, of its counties and of its contracts; kinds of which there is nothing at all are left out.

    ``used`` and ``by_application`` are what the cloud counts, None and empty when it could not be asked.
    """
    whole = Limit.model_validate(dict(cloud.allowed))
    rows = _rows(cloud, "cloud", Use(name="", limit=whole, needed=cloud.needed, committed=cloud.committed), used)
    owners = [
        (need.application, need.county or "", need.contract or "")
        for need in needs(city, intent.at)
        if need.cloud == cloud.cloud
    ]
    for part, uses, column in (("county", cloud.counties, 1), ("contract", cloud.contracts, 2)):
        for use in uses:
            mine = {owner[0] for owner in owners if owner[column] == use.name}
            live = None if used is None else total(by_application.get(name, Capacity()) for name in sorted(mine))
            rows += _rows(cloud, part, use, live)
    return tuple(rows)


def _rows(cloud: CloudCapacity, part: str, use: Use, used: Capacity | None) -> list[QuotaRow]:
    found = []
    for kind in Capacity.model_fields:
        row = QuotaRow.model_validate(
            {
                "region": cloud.region,
                "cloud": cloud.cloud,
                "part": part,
                "name": use.name,
                "kind": kind,
                "limit": None if use.limit is None else getattr(use.limit, kind),
                "used": None if used is None else getattr(used, kind),
                "needed": getattr(use.needed, kind),
                "committed": getattr(use.committed, kind),
                "free": getattr(use.free, kind),
                "over": getattr(use.over, kind),
            }
        )
        if _something(row.limit, row.used, row.committed):
            found.append(row)
    return found


def _something(*values: int | None) -> bool:
    return any(value for value in values)
