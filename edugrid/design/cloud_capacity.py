"""Feature: what each cloud may carry, what is needed of it now and in the coming windows, by county and by contract."""

from datetime import datetime

from edugrid.design.capacity import capacity_fit
from edugrid.design.capacity_sums import above, allotted, ceiling, largest, smaller, total
from edugrid.design.frozen import Frozen
from edugrid.design.moments import moments
from edugrid.design.needs import Need, needs
from edugrid.intent.cloud import Capacity, Cloud, Limit
from edugrid.intent.tree import City, Intent


class Use(Frozen):
    """Part of a cloud: ``name`` is a county's folder, a contract's id, or empty for what belongs to none.

    ``limit`` is its share or what was bought (None: nothing is set), ``needed`` now, ``committed`` the largest need now
    and in every coming window, ``over`` what of that the limit does not cover.
    """

    name: str
    limit: Limit | None
    needed: Capacity
    committed: Capacity

    @property
    def over(self) -> Capacity:
        """What is committed above the limit."""
        return Capacity() if self.limit is None else above(self.committed, self.limit.filled(self.committed))

    @property
    def free(self) -> Limit:
        """What of the limit is not committed; None where no limit is set."""
        pairs = {name: (value, getattr(self.committed, name)) for name, value in self.limit or Limit()}
        return Limit(**{name: None if value is None else max(0, value - used) for name, (value, used) in pairs.items()})


class Gap(Frozen):
    """From ``at`` on, ``missing`` is needed without an approval."""

    at: datetime
    missing: Capacity


class CloudCapacity(Frozen):
    """One cloud of one city.

    ``approved`` are the approvals valid today, ``allowed`` allotment and approvals but never more than the ``quota``.
    ``missing`` is needed today without an approval, ``gaps`` tell the coming moments at which something will be.
    ``promised`` is what the shares of all counties add up to.
    """

    region: str
    cloud: str
    quota: Capacity
    allotted: Capacity
    approved: Capacity
    needed: Capacity
    committed: Capacity
    missing: Capacity
    gaps: tuple[Gap, ...]
    promised: Capacity
    counties: tuple[Use, ...]
    contracts: tuple[Use, ...]

    @property
    def allowed(self) -> Capacity:
        """What may be used today."""
        return smaller(total([self.allotted, self.approved]), self.quota)

    @property
    def free(self) -> Capacity:
        """What is allowed today and not committed."""
        return above(self.allowed, self.committed)

    @property
    def over_quota(self) -> Capacity:
        """What is committed above the ceiling of the project, whatever is approved."""
        return above(self.committed, self.quota)

    @property
    def over_promised(self) -> Capacity:
        """What the counties' shares add up to above what is allowed."""
        return above(self.promised, self.allowed)


def cloud_capacity(intent: Intent, city: City) -> tuple[CloudCapacity, ...]:
    """One entry a cloud of ``city``, in the order of city.yml, judged at the moment of ``intent``."""
    times = moments(city, intent.at)
    by_time = [needs(city, at) for at in times]
    return tuple(_cloud(intent, city, cloud, times, by_time) for cloud in city.file.clouds)


def _cloud(
    intent: Intent, city: City, cloud: Cloud, times: tuple[datetime, ...], by_time: list[tuple[Need, ...]]
) -> CloudCapacity:
    here = [[need for need in at if need.cloud == cloud.name] for at in by_time]
    approvals = [row for row in city.registers.approvals if row.cloud == cloud.name and row.valid(intent.today)]
    missing = [Gap(at=at, missing=_missing(city, cloud, at, found)) for at, found in zip(times, here, strict=True)]
    sold = {row.id: row.limit for row in city.registers.contracts if row.cloud == cloud.name}
    return CloudCapacity(
        region=city.path,
        cloud=cloud.name,
        quota=ceiling(cloud),
        allotted=allotted(cloud),
        approved=total(row.capacity for row in approvals),
        needed=_sum(here[0]),
        committed=largest([_sum(at) for at in here]),
        missing=missing[0].missing,
        gaps=tuple(gap for gap in missing[1:] if not gap.missing.empty),
        promised=total(share.filled(Capacity()) for share in cloud.shares.values()),
        counties=_uses([[(need.county or "", need.amount) for need in at] for at in here], dict(cloud.shares)),
        contracts=_uses([[(need.contract or "", need.amount) for need in at] for at in here], sold),
    )


def _uses(by_time: list[list[tuple[str, Capacity]]], limits: dict[str, Limit]) -> tuple[Use, ...]:
    names = {name for at in by_time for name, _ in at} | set(limits)
    found = []
    for name in sorted(names):
        amounts = [total(amount for owner, amount in at if owner == name) for at in by_time]
        found.append(Use(name=name, limit=limits.get(name), needed=amounts[0], committed=largest(amounts)))
    return tuple(found)


def _sum(found: list[Need]) -> Capacity:
    return total(need.amount for need in found)


def _missing(city: City, cloud: Cloud, at: datetime, here: list[Need]) -> Capacity:
    loads = {name: _sum([need for need in here if need.application == name]) for name in {n.application for n in here}}
    return capacity_fit(city, cloud, loads, at.date(), at.date()).over_grant
