"""What the last day of a region hangs on."""

from collections.abc import Mapping

from edugrid.retire.road.hold import Holds
from edugrid.retire.road.plan import Step
from edugrid.retire.road.problem import RoadProblem


def critical_path(problem: RoadProblem, weeks: Mapping[str, int], site: str) -> tuple[Step, ...]:
    """From the last workload of ``site`` back along what holds each one; in order of time.

    The path goes on through dependencies, and ends at what is no workload: a survey, a link, a quota, staff.
    """
    holds = Holds(problem, weeks)
    moves = {one.name: one for one in problem.workloads}
    mine = [one for one in problem.workloads if one.site == site]
    found: list[Step] = []
    here = max(mine, key=lambda one: (weeks[one.name], one.name), default=None)
    while here is not None:
        hold = holds.of(here)
        found.append(Step(workload=here.name, site=here.site, week=weeks[here.name], hold=hold))
        here = moves[hold.name] if hold.kind == "dependency" else None
    return tuple(reversed(found))
