"""What a site costs, depending on the week in which its migration ends."""

from edugrid.retire.road.closing import closing
from edugrid.retire.road.problem import RoadProblem, RoadSite
from edugrid.retire.road.renewals import renewals


def cost(problem: RoadProblem, site: RoadSite) -> dict[int, int]:
    """Yuan for every week in which the migration of ``site`` may end; weeks after which it would be late are left out."""
    found: dict[int, int] = {}
    for week in range(site.ready, problem.weeks):
        if (week in problem.closed[site.name] and week != site.fixed) or (
            site.fixed is not None and week != site.fixed
        ):
            continue
        ends = closing(problem, site, week)
        if ends is None or ends[3] > site.deadline:
            break
        yuan = site.weekly_cost * (ends[3] + 1) + sum(one.renewal * renewals(one, ends[3]) for one in site.contracts)
        if site.published is not None:
            yuan += problem.stability * abs(week - site.published)
        found[week] = yuan
    return found
