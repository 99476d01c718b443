"""What there is to plan, in whole weeks; nothing here knows the inventory or the solver.

Weeks are numbered from 0, the week that begins on ``RoadProblem.monday``. Amounts are whole numbers, so that a plan can
be checked without rounding: data in MB (10^6 bytes), staff in tenths of a person-day, costs in yuan.
"""

from datetime import date
from functools import cached_property
from typing import Annotated, Final, Self

from pydantic import Field, model_validator

from edugrid.design.frozen import Frozen

Amount = Annotated[int, Field(ge=0)]
MB_PER_MBPS_HOUR: Final = 450  # 3600 s x 10^6 bit/s / 8


class RoadLink(Frozen):
    """A line that data leaves through; ``hours``: for each week, the hours in which copying is allowed."""

    name: str
    mbps: Annotated[int, Field(ge=1)]
    hours: tuple[Amount, ...]

    def room(self, week: int) -> int:
        """MB that go through in ``week``."""
        return self.mbps * self.hours[week] * MB_PER_MBPS_HOUR


class RoadStaff(Frozen):
    """People who move workloads: tenths of a person-day for each week.

    ``closed``: weeks in which nothing of theirs moves and no stage goes on (exams).
    """

    name: str
    room: tuple[Amount, ...]
    closed: frozenset[int] = frozenset()


class RoadQuota(Frozen):
    """What the target still has free (cores, GiB …), for each week, before anything of this plan has arrived."""

    name: str
    room: tuple[Amount, ...]


class RoadContract(Frozen):
    """A contract of a site, paid until the end of week ``paid_until``; every ``term`` weeks more cost ``renewal``."""

    paid_until: int
    renewal: Amount
    term: Annotated[int, Field(ge=1)] = 52


class RoadSite(Frozen):
    """A legacy data centre that still has to go.

    ``ready``: the first week in which data may be copied (the survey is over). After the week in which the last
    workload has moved, the stages drain, wipe, power_off and hand_back take ``closing`` open weeks each. ``deadline``:
    the last week of hand_back. ``weekly_cost``: what every week until hand_back costs, contracts aside. ``published``: the week of the
    present timetable in which migration ends; ``fixed``: it must stay there, because it is under way.
    """

    name: str
    link: str
    staff: str
    deadline: int
    ready: Amount = 0
    closing: tuple[Amount, Amount, Amount, Amount] = (2, 1, 1, 2)
    weekly_cost: Amount = 1
    contracts: tuple[RoadContract, ...] = ()
    published: int | None = None
    fixed: int | None = None


class RoadWorkload(Frozen):
    """Something that moves in one week; ``after``: it moves in the same week as these or later, never before.

    The staff work in the last ``weeks`` weeks up to the move, ``staff`` (tenths of a person-day) in each of them. All of
    ``data_mb`` has gone through the link of the site by the end of the week of the move. ``needs``: what it takes of
    quotas from then on.
    """

    name: str
    site: str
    data_mb: Amount = 0
    staff: Amount = 0
    weeks: Annotated[int, Field(ge=1)] = 1
    needs: dict[str, Amount] = Field(default_factory=dict)
    after: tuple[str, ...] = ()


class RoadProblem(Frozen):
    """A region's road.

    ``stability``: what it costs to move the published end of a migration by a week, either way.

    Raises:
        ValueError: a name that nobody has, twice the same name, too few weeks in a list, or a circle of dependencies.

    """

    monday: date
    weeks: Annotated[int, Field(ge=1)]
    sites: tuple[RoadSite, ...] = ()
    workloads: tuple[RoadWorkload, ...] = ()
    links: tuple[RoadLink, ...] = ()
    staff: tuple[RoadStaff, ...] = ()
    quotas: tuple[RoadQuota, ...] = ()
    stability: Amount = 0

    @model_validator(mode="after")
    def _whole(self) -> Self:
        links, staff = {one.name for one in self.links}, {one.name for one in self.staff}
        sites, quotas = {one.name for one in self.sites}, {one.name for one in self.quotas}
        moves = {one.name: one for one in self.workloads}
        for kind, names in (("link", self.links), ("staff", self.staff), ("site", self.sites), ("quota", self.quotas)):
            if len({one.name for one in names}) < len(names):
                raise ValueError(f"two of kind {kind} have one name")
        if len(moves) < len(self.workloads):
            raise ValueError("two workloads have one name")
        unknown = {one.link for one in self.sites} - links | {one.staff for one in self.sites} - staff
        for move in self.workloads:
            unknown |= {move.site} - sites | move.needs.keys() - quotas | set(move.after) - moves.keys()
        if unknown:
            raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
        rows = [(one.name, one.hours) for one in self.links] + [(one.name, one.room) for one in self.staff]
        rows += [(one.name, one.room) for one in self.quotas]
        short = [name for name, row in rows if len(row) != self.weeks]
        if short:
            raise ValueError(f"not {self.weeks} weeks: {', '.join(sorted(short))}")
        self.ordered()
        return self

    @cached_property
    def closed(self) -> dict[str, frozenset[int]]:
        """Closed weeks by site."""
        pools = {one.name: one.closed for one in self.staff}
        return {site.name: pools[site.staff] for site in self.sites}

    def ordered(self) -> tuple[RoadWorkload, ...]:
        """The workloads, each behind all that it waits for.

        Raises:
            ValueError: a circle.

        """
        from graphlib import CycleError, TopologicalSorter

        moves = {one.name: one for one in self.workloads}
        try:
            names = TopologicalSorter({one.name: one.after for one in self.workloads}).static_order()
            return tuple(moves[name] for name in names)
        except CycleError as error:
            raise ValueError(f"workloads wait for each other: {' -> '.join(error.args[1])}") from error
