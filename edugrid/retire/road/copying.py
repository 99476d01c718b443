"""Which data goes through which link when."""

from collections.abc import Mapping

from edugrid.retire.road.problem import RoadProblem


def copying(problem: RoadProblem, weeks: Mapping[str, int]) -> dict[str, tuple[tuple[int, int], ...]]:
    """(week, MB) of every workload when it moves in ``weeks``: as late as possible, so that copies are fresh.

    From the last week back, a link carries first what is needed the latest ready (the mirror image of earliest
    deadline first). Room that is missing does not show here; the model has seen to it.
    """
    sites = {site.name: site for site in problem.sites}
    found: dict[str, list[tuple[int, int]]] = {one.name: [] for one in problem.workloads}
    for link in problem.links:
        left = {one.name: one.data_mb for one in problem.workloads if sites[one.site].link == link.name}
        ready = {one.name: sites[one.site].ready for one in problem.workloads}
        for week in range(problem.weeks - 1, -1, -1):
            room = link.room(week)
            due = [name for name, data in left.items() if data and ready[name] <= week <= weeks[name]]
            for name in sorted(due, key=lambda one: (-ready[one], -weeks[one], one)):
                taken = min(room, left[name])
                if taken:
                    found[name].append((week, taken))
                    left[name] -= taken
                    room -= taken
    return {name: tuple(reversed(copies)) for name, copies in found.items()}
