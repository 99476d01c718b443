"""Parts that share nothing, each on a processor of its own where that is worth a process."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Final

from edugrid.retire.road.effort import Effort
from edugrid.retire.road.problem import RoadProblem
from edugrid.retire.road.solve_part import Solved, solve_part

LARGE: Final = 200
"""Workloads from which the second that a process takes to start is little."""

_Job = tuple[RoadProblem, float, float, float]


def solve_parts(
    found: Sequence[RoadProblem], effort: Effort, tell: Callable[[float], None] | None = None
) -> Iterator[Solved]:
    """Solve each of ``found``, in order; each gets its share of the work, by its workloads.

    ``tell`` hears which part of the present one's search is done, where they are solved in this process.
    """
    size = sum(len(one.workloads) + 1 for one in found)
    shares = [(len(one.workloads) + 1) / size for one in found]
    jobs: list[_Job] = [
        (one, effort.work * share, effort.seconds * min(1.0, share * effort.side_by_side), effort.gap)
        for one, share in zip(found, shares, strict=True)
    ]
    if len(found) < 2 or size < LARGE:  # noqa: PLR2004 - one has nobody beside it
        for job in jobs:
            yield solve_part(*job, tell=tell)
        return
    # spawned: the solver has threads, which a fork would not take along
    with ProcessPoolExecutor(max_workers=effort.side_by_side, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_solve, jobs)


def _solve(job: _Job) -> Solved:
    return solve_part(*job)
