"""Feature: what each surge window costs, and whether it fits, before the day."""

from datetime import date, datetime, timedelta
from typing import Literal

from edugrid.design.capacity import Fit, capacity_fit
from edugrid.design.capacity_sums import above, largest, total
from edugrid.design.footprint import footprint
from edugrid.design.frozen import Frozen
from edugrid.design.moments import moments
from edugrid.design.needs import needs
from edugrid.design.placement import place
from edugrid.intent.cloud import Capacity, Cloud
from edugrid.intent.registers import SurgeWindow
from edugrid.intent.tree import City


class SurgeOutlook(Frozen):
    """One window, open or coming, on one cloud (on both sides where the application moves).

    ``base`` and ``size`` are servers outside and inside the window, ``flavor`` the one inside. ``extra`` is what the
    window adds, ``missing_quota`` and ``missing_grant`` what the project's quota, or the allotment with ``approvals``
    (ids), lacks in the worst moment of the window, everything else on the cloud included.
    """

    region: str
    id: str
    application: str
    kind: Literal["planned", "emergency"]
    cloud: str
    opens: datetime
    closes: datetime
    open: bool
    base: int
    size: int
    flavor: str
    extra: Capacity
    missing_quota: Capacity
    missing_grant: Capacity
    approvals: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """True when nothing is missing."""
        return self.missing_quota == Capacity() == self.missing_grant


def surge_outlook(city: City, at: datetime, days: int = 30) -> tuple[SurgeOutlook, ...]:
    """Windows of ``city`` that are open at ``at`` or open within ``days`` days, in order of time."""
    last = at + timedelta(days=days)
    coming = sorted(
        (row for row in city.registers.surges if row.closes > at and row.opens <= last),
        key=lambda row: (row.opens, row.id),
    )
    clouds = {cloud.name: cloud for cloud in city.file.clouds}
    return tuple(
        _outlook(city, row, clouds[placement.cloud], at)
        for row in coming
        for placement in place(city)
        if placement.application == row.application
    )


def _outlook(city: City, row: SurgeWindow, cloud: Cloud, at: datetime) -> SurgeOutlook:
    app = next(app for app in city.applications if app.name == row.application)
    flavor = row.flavor or app.flavor
    base = footprint(city, app, app.count, app.flavor) or Capacity()
    size = footprint(city, app, row.count, flavor) or Capacity()
    fits = [_fit(city, cloud, moment, at) for moment in _inside(city, row, at)]
    return SurgeOutlook(
        region=city.path,
        id=row.id,
        application=app.name,
        kind=row.kind,
        cloud=cloud.name,
        opens=row.opens,
        closes=row.closes,
        open=row.opens <= at,
        base=app.count,
        size=row.count,
        flavor=flavor,
        extra=above(size, base),
        missing_quota=largest(fit.over_quota for fit in fits),
        missing_grant=largest(fit.over_grant for fit in fits),
        approvals=tuple(sorted({name for fit in fits for name in fit.approvals})),
    )


def _inside(city: City, row: SurgeWindow, at: datetime) -> list[datetime]:
    """Moments of the window at which anything may change: its beginning, and edges of others inside it."""
    first = max(row.opens, at)
    return [first, *(moment for moment in moments(city, at) if first < moment < row.closes)]


def _fit(city: City, cloud: Cloud, moment: datetime, at: datetime) -> Fit:
    loads: dict[str, Capacity] = {}
    for need in needs(city, moment):
        if need.cloud == cloud.name:
            loads[need.application] = total([loads.get(need.application, Capacity()), need.amount])
    day: date = moment.astimezone(at.tzinfo).date()
    return capacity_fit(city, cloud, loads, day, day)
