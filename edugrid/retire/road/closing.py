"""The weeks after the last workload of a site has moved."""

from edugrid.retire.road.problem import RoadProblem, RoadSite


def closing(problem: RoadProblem, site: RoadSite, migrate: int) -> tuple[int, int, int, int] | None:
    """Weeks in which drain, wipe, power_off and hand_back end when migration ends in week ``migrate``.

    Closed weeks do not count. None: the horizon ends before.
    """
    closed = problem.closed[site.name]
    ends: list[int] = []
    week = migrate
    for length in site.closing:
        left = length
        while left:
            week += 1
            left -= week not in closed
            if week >= problem.weeks:
                return None
        ends.append(week)
    drain, wipe, power_off, hand_back = ends
    return drain, wipe, power_off, hand_back
