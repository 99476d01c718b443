"""One part of a region's road, solved."""

import time
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from edugrid.retire.road.desk import Desk
from edugrid.retire.road.effort import Effort
from edugrid.retire.road.first_plan import first_plan
from edugrid.retire.road.improve import improve
from edugrid.retire.road.least_cost import least_cost
from edugrid.retire.road.problem import RoadProblem
from edugrid.retire.road.timed_model import timed_model

SEARCHES: Final = 8  # kinds of search that take turns; with fewer the solver does without neighbourhood search
SEED: Final = 1
EXACT: Final = 60  # workloads in one part
SEARCH: Final = 0.6  # of the seconds by the clock; the rest is for the bound
PACKED_A_SECOND: Final = 8_000  # workloads that an order packs in a second of a processor, about
STRETCHES: Final = 150  # workloads up to which half of the work goes into stretches: beyond, orders find more with it


class Solved(NamedTuple):
    """``weeks`` of the workloads (None: there is no plan, or none was found), the least possible cost ``bound``.

    ``proved``: nothing is left to find out; ``by_clock``: the clock ended the search.
    """

    weeks: Mapping[str, int] | None
    bound: int
    proved: bool
    by_clock: bool


def solve_part(
    problem: RoadProblem,
    work: float,
    seconds: float,
    gap: float,
    *,
    priced: bool = True,
    tell: Callable[[float], None] | None = None,
) -> Solved:
    """Search with a fixed seed and searches in fixed turns: the same problem and ``work`` give the same plan.

    Args:
        problem: one part (see ``parts``).
        work: the solver's deterministic time, about seconds of a processor.
        seconds: by the clock, the last resort.
        gap: stop when the plan is within this part of the bound.
        priced: False: any plan will do.
        tell: hears which part of the search is done, where that takes long.

    """
    if len(problem.workloads) > EXACT and priced:
        return _large(problem, work, seconds, tell)
    start = first_plan(Desk(problem))
    if start is not None and not priced:
        return Solved(start, 0, proved=True, by_clock=False)
    if start is None and len(problem.workloads) > EXACT and least_cost(problem, seconds) is None:
        return Solved(None, 0, proved=True, by_clock=False)
    return _exact(problem, start, Effort(work=work, seconds=seconds, gap=gap), priced=priced)


def _large(problem: RoadProblem, work: float, seconds: float, tell: Callable[[float], None] | None) -> Solved:
    """Many orders of the sites, then stretches of weeks exactly; all of it exactly only where no order gives a plan.

    With more workloads than ``EXACT`` the exact model does not come near its own bound in useful time.
    """
    begun = time.monotonic()
    until = begun + SEARCH * seconds
    desk = Desk(problem)
    orders = work / 2 if len(problem.workloads) <= STRETCHES else work
    tries = round(orders * PACKED_A_SECOND / len(problem.workloads))
    weeks: Mapping[str, int] | None = first_plan(desk, tries, until, tell)
    if weeks is None:
        if least_cost(problem, seconds / 4) is None:
            return Solved(None, 0, proved=True, by_clock=False)
        found = _exact(problem, None, Effort(work=work, seconds=seconds / 2), priced=False)
        if found.weeks is None:
            return found
        weeks = found.weeks
    weeks = improve(desk, weeks, work - orders, until)
    by_clock = time.monotonic() > until
    bound = least_cost(problem, max(1.0, begun + seconds - time.monotonic()))
    return Solved(weeks, bound or 0, proved=False, by_clock=by_clock)


def _exact(problem: RoadProblem, start: Mapping[str, int] | None, effort: Effort, *, priced: bool) -> Solved:
    from ortools.sat.python import cp_model

    timed = timed_model(problem, start, priced=priced)
    if timed.model is None:
        return Solved(None, 0, proved=True, by_clock=False)
    solver: Any = cp_model.CpSolver()
    solver.parameters.random_seed = SEED
    solver.parameters.num_workers = SEARCHES
    solver.parameters.interleave_search = True
    solver.parameters.max_deterministic_time = effort.work
    solver.parameters.max_time_in_seconds = effort.seconds
    solver.parameters.relative_gap_limit = effort.gap
    status = solver.solve(timed.model)
    by_clock = solver.wall_time >= effort.seconds
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        weeks = {name: int(solver.value(week)) for name, week in timed.move.items()}
        bound = round(solver.best_objective_bound) if priced else 0
        if priced and status != cp_model.OPTIMAL:
            bound = max(bound, least_cost(problem, effort.seconds) or 0)
        return Solved(weeks, bound, proved=status == cp_model.OPTIMAL, by_clock=by_clock)
    return Solved(start, 0, proved=status == cp_model.INFEASIBLE, by_clock=by_clock)
