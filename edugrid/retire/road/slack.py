"""How much later a site may be."""

from collections.abc import Mapping

from edugrid.retire.road.cost import cost
from edugrid.retire.road.problem import RoadProblem


def slack(problem: RoadProblem, weeks: Mapping[str, int], ends: Mapping[str, int]) -> dict[str, int]:
    """Weeks that the migration of each site may end later before a deadline is missed.

    Its own, or that of a site whose workloads wait for it. Resources are not looked at (total float of the critical path method).
    """
    latest = {site.name: max(cost(problem, site)) for site in problem.sites}
    last = {one.name: latest[one.site] for one in problem.workloads}
    for one in reversed(problem.ordered()):
        for name in one.after:
            last[name] = min(last[name], last[one.name])
    found = {name: latest[name] - ends[name] for name in latest}
    for one in problem.workloads:
        if last[one.name] < latest[one.site]:
            found[one.site] = min(found[one.site], last[one.name] - weeks[one.name])
    return found
