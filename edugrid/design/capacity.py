"""Feature: whether what applications take fits into a cloud's quota and into what was approved."""

from collections.abc import Mapping
from datetime import date

from edugrid.design.capacity_sums import above, ceiling, total
from edugrid.design.frozen import Frozen
from edugrid.intent.cloud import Capacity, Cloud
from edugrid.intent.registers import Approval
from edugrid.intent.tree import City


class Fit(Frozen):
    """The answer for one cloud and one span of days.

    ``wanted`` is the sum of all loads, ``ceiling`` the quota of the project, ``granted`` the allotment with the
    approvals (ids in ``approvals``) that hold on all of these days, each as far as its scope uses it. ``over_quota`` and
    ``over_grant`` are what is missing, zeros when it fits. GiB for memory and volumes.
    """

    cloud: str
    wanted: Capacity
    ceiling: Capacity
    granted: Capacity
    approvals: tuple[str, ...]
    over_quota: Capacity
    over_grant: Capacity

    @property
    def fits(self) -> bool:
        """True when neither the quota nor the allotment with its approvals is exceeded."""
        return not any(value for part in (self.over_quota, self.over_grant) for _, value in part)


def capacity_fit(city: City, cloud: Cloud, loads: Mapping[str, Capacity], first: date, last: date) -> Fit:
    """Whether ``loads`` (by application) fit on ``cloud`` on every day from ``first`` to ``last``."""
    wanted = total(loads.values())
    allotment = cloud.allotment or ceiling(cloud)
    approvals = [
        row
        for row in city.registers.approvals
        if row.cloud == cloud.name and row.granted <= first and last <= row.until
    ]
    granted = total([allotment, *(_covered(city, row, loads) for row in approvals)])
    return Fit(
        cloud=cloud.name,
        wanted=wanted,
        ceiling=ceiling(cloud),
        granted=granted,
        approvals=tuple(row.id for row in approvals),
        over_quota=above(wanted, ceiling(cloud)),
        over_grant=above(wanted, granted),
    )


def _covered(city: City, row: Approval, loads: Mapping[str, Capacity]) -> Capacity:
    """An approval for one application or county is no use to the others."""
    given = Capacity(cores=row.cores, ram_gib=row.ram_gib, instances=row.instances, volume_gib=row.volume_gib)
    if row.scope == "city":
        return given
    counties = {app.name: app.county for app in city.applications}
    mine = total([load for name, load in loads.items() if row.scope in {name, counties.get(name)}])
    return Capacity.model_validate({key: min(value, getattr(mine, key)) for key, value in given})
