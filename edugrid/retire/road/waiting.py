"""Who waits for a workload."""

from edugrid.retire.road.problem import RoadProblem


def waiting(problem: RoadProblem) -> dict[str, frozenset[str]]:
    """For each workload the sites that are not empty before it has moved: its own, and those where something waits for it."""
    found: dict[str, set[str]] = {one.name: {one.site} for one in problem.workloads}
    for one in reversed(problem.ordered()):
        for name in one.after:
            found[name] |= found[one.name]
    return {name: frozenset(sites) for name, sites in found.items()}
