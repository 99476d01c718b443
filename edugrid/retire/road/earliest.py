"""When sites can be empty at the earliest."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from edugrid.retire.road.problem import RoadProblem
from edugrid.retire.road.resources import Resource


def earliest(problem: RoadProblem, used: Sequence[Resource], waits: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """The first week by which all that each site waits for (``waits``, see ``waiting``) could have moved, were it alone.

    ``used`` are the ``resources`` of ``problem``. A week behind the last: never.
    """
    ready = {site.name: site.ready for site in problem.sites}
    found = dict(ready)
    for one in problem.workloads:
        for name in waits[one.name]:
            found[name] = max(found[name], ready[one.site] + one.weeks - 1)
    for resource in used:
        total = dict.fromkeys(found, 0)
        for move, amount in resource.amounts.items():
            for name in waits[move]:
                total[name] += amount
        for name, amount in total.items():
            if amount:
                found[name] = max(found[name], bisect_left(resource.until, amount))
    return found
