"""One part of a region's road, solved."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from edugrid.retire.road.first_plan import first_plan
from edugrid.retire.road.problem import RoadProblem
from edugrid.retire.road.timed_model import timed_model

SEARCHES: Final = 8  # kinds of search that take turns; with fewer the solver does without neighbourhood search
SEED: Final = 1


class Solved(NamedTuple):
    """``weeks`` of the workloads (None: there is no plan, or none was found), the least possible cost ``bound``.

    ``proved``: nothing is left to find out; ``by_clock``: the clock ended the search.
    """

    weeks: Mapping[str, int] | None
    bound: int
    proved: bool
    by_clock: bool


def solve_part(problem: RoadProblem, work: float, seconds: float, gap: float, *, priced: bool = True) -> Solved:
    """Search with a fixed seed and searches in fixed turns: the same problem and ``work`` give the same plan.

    Args:
        problem: one part (see ``parts``).
        work: the solver's deterministic time, about seconds of a processor.
        seconds: by the clock, the last resort.
        gap: stop when the plan is within this part of the bound.
        priced: False: any plan will do.

    """
    from ortools.sat.python import cp_model

    start = first_plan(problem)
    if start is not None and not priced:
        return Solved(start, 0, proved=True, by_clock=False)
    timed = timed_model(problem, start, priced=priced)
    if timed.model is None:
        return Solved(None, 0, proved=True, by_clock=False)
    solver: Any = cp_model.CpSolver()
    solver.parameters.random_seed = SEED
    solver.parameters.num_workers = SEARCHES
    solver.parameters.interleave_search = True
    solver.parameters.max_deterministic_time = work
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.relative_gap_limit = gap
    status = solver.solve(timed.model)
    by_clock = solver.wall_time >= seconds
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        weeks = {name: int(solver.value(week)) for name, week in timed.move.items()}
        bound = round(solver.best_objective_bound) if priced else 0
        return Solved(weeks, bound, proved=status == cp_model.OPTIMAL, by_clock=by_clock)
    return Solved(start, 0, proved=status == cp_model.INFEASIBLE, by_clock=by_clock)
