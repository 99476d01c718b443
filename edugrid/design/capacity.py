"""Feature: whether what applications take fits into a cloud's quota and into what was approved."""

from collections.abc import Mapping
from datetime import date

from edugrid.design.capacity_sums import above, allotted, ceiling, smaller, total
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
    approvals = [
        row
        for row in city.registers.approvals
        if row.cloud == cloud.name and row.granted <= first and last <= row.until
    ]
    granted = total([allotted(cloud), *_used(city, approvals, loads)])
    return Fit(
        cloud=cloud.name,
        wanted=wanted,
        ceiling=ceiling(cloud),
        granted=granted,
        approvals=tuple(row.id for row in approvals),
        over_quota=above(wanted, ceiling(cloud)),
        over_grant=above(wanted, granted),
    )


def _used(city: City, approvals: list[Approval], loads: Mapping[str, Capacity]) -> list[Capacity]:
    """What the approvals give: one for an application or county is no use to the others.

    An application's need is met by its own approvals first, then by its county's; a city's are whole for everybody.
    Each scope lies inside the next, so no other order gives more, and nothing counts twice.
    """
    counties = {app.name: app.county for app in city.applications}
    counties |= {f"nfv-{short}": short for short in (county.path.rsplit("/", 1)[-1] for county in city.counties)}
    given = {
        scope: total(row.capacity for row in approvals if row.scope == scope) for scope in {r.scope for r in approvals}
    }
    own = {name: smaller(load, given.get(name, Capacity())) for name, load in loads.items()}
    found = [*own.values(), given.get("city", Capacity())]
    for county in {name for name in counties.values() if name}:
        rest = total(above(load, own[name]) for name, load in loads.items() if counties.get(name) == county)
        found.append(smaller(rest, given.get(county, Capacity())))
    return found
