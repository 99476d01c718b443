"""Moves of sites that have time."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from edugrid.retire.road.problem import RoadProblem


def late(
    problem: RoadProblem, weeks: Mapping[str, int], ends: Mapping[str, int], sites: AbstractSet[str]
) -> dict[str, int]:
    """``weeks`` with the workloads of ``sites`` as late as the end of migration, staff and what waits for them allow.

    A site whose published end is later than it need be would otherwise begin early for nothing. Later never needs more
    of a line or a quota.
    """
    found = dict(weeks)
    pool = {site.name: site.staff for site in problem.sites}
    left = {one.name: list(one.room) for one in problem.staff}
    latest = {one.name: ends[one.site] for one in problem.workloads}
    for one in problem.workloads:
        for week in range(weeks[one.name] - one.weeks + 1, weeks[one.name] + 1):
            left[pool[one.site]][week] -= one.staff
    for one in reversed(problem.ordered()):
        room, now = left[pool[one.site]], weeks[one.name]
        if one.site in sites:
            for week in range(now - one.weeks + 1, now + 1):
                room[week] += one.staff
            found[one.name] = next(
                week
                for week in range(latest[one.name], now - 1, -1)
                if week == now
                or (week not in problem.closed[one.site] and min(room[week - one.weeks + 1 : week + 1]) >= one.staff)
            )
            for week in range(found[one.name] - one.weeks + 1, found[one.name] + 1):
                room[week] -= one.staff
        for name in one.after:
            latest[name] = min(latest[name], found[one.name])
    return found
