"""What workloads use up."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from edugrid.retire.road.problem import RoadProblem


class Resource(NamedTuple):
    """``amounts`` by workload: used at the latest in the week of its move, and then gone for good.

    ``kind``: what it is. ``until``: how much may be gone by the end of each week. ``weekly``: how much may go in each week; None: no limit.
    """

    kind: Literal["staff", "link", "quota"]
    amounts: Mapping[str, int]
    until: Sequence[int]
    weekly: Sequence[int] | None


def resources(problem: RoadProblem) -> tuple[Resource, ...]:
    """Staff, links and quotas of ``problem``.

    Work and copies do not begin before a site is ready, so staff and links count from the first ready site on, and for
    those that are ready later once more. A quota that shrinks later counts as it will be then: what has moved stays.
    """
    site = {one.name: one for one in problem.sites}
    found: list[Resource] = []
    for quota in problem.quotas:
        least = list(accumulate(reversed(quota.room), min))
        used = {one.name: one.needs[quota.name] for one in problem.workloads if one.needs.get(quota.name)}
        found.append(Resource("quota", used, least[::-1], None))
    shared: list[tuple[Literal["staff", "link"], Mapping[str, int], Sequence[int]]] = []
    for staff in problem.staff:
        people = (one for one in problem.workloads if one.staff and site[one.site].staff == staff.name)
        shared.append(("staff", {one.name: one.staff * one.weeks for one in people}, staff.room))
    for link in problem.links:
        copied = (one for one in problem.workloads if one.data_mb and site[one.site].link == link.name)
        room = [link.room(week) for week in range(problem.weeks)]
        shared.append(("link", {one.name: one.data_mb for one in copied}, room))
    ready = {one.name: site[one.site].ready for one in problem.workloads}
    for kind, amounts, rooms in shared:
        for first in sorted({ready[name] for name in amounts}):
            weekly = [0 if week < first else most for week, most in enumerate(rooms)]
            later = {name: amount for name, amount in amounts.items() if ready[name] >= first}
            found.append(Resource(kind, later, list(accumulate(weekly)), weekly))
    return tuple(one for one in found if one.amounts)
