"""When migrations end."""

from collections.abc import Mapping

from edugrid.retire.road.cost import cost
from edugrid.retire.road.problem import RoadProblem


def ends(problem: RoadProblem, weeks: Mapping[str, int]) -> dict[str, int]:
    """For each site the cheapest week in which its migration may end when its workloads move in ``weeks``.

    A site that would be late is left out.
    """
    last = {site.name: site.ready for site in problem.sites}
    for one in problem.workloads:
        last[one.site] = max(last[one.site], weeks[one.name])
    found: dict[str, int] = {}
    for site in problem.sites:
        prices = [(yuan, week) for week, yuan in cost(problem, site).items() if week >= last[site.name]]
        if prices:
            found[site.name] = min(prices)[1]
    return found
