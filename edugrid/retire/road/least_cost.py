"""A cost that no plan can beat."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, Final

from edugrid.retire.road.cost import cost
from edugrid.retire.road.problem import RoadProblem

ROUNDING: Final = 1e-6  # the linear solver's own tolerance, with room to spare


def least_cost(problem: RoadProblem, seconds: float) -> int | None:
    """Yuan of the linear relaxation, rounded down; None where even that has no plan.

    When some sites are empty by a week, all that had to move for it (their workloads, and those that these wait for)
    has used no more staff, lines and quota than there was until then. Parts of sites may be empty, so the truth costs more.
    Where the solver needs more than ``seconds``: each site at its own cheapest.
    """
    from ortools.linear_solver import pywraplp

    solver: Any = pywraplp.Solver.CreateSolver("GLOP")
    tables = {site.name: cost(problem, site) for site in problem.sites}
    if not all(tables.values()):
        return None
    done: dict[str, dict[int, Any]] = {}
    price: list[Any] = []
    for name, table in tables.items():
        weeks = sorted(table)
        done[name] = {week: solver.NumVar(0, 1, "") for week in weeks[:-1]}
        _grows(solver, done[name])
        price.append(table[weeks[-1]])
        price += [done[name][week] * (table[week] - table[after]) for week, after in pairwise(weeks)]
    groups = [(names, *_gone(solver, waiting, done, tables)) for waiting, names in _groups(problem).items()]
    for amounts, room in _rooms(problem):
        sums = [(sum(amounts.get(name, 0) for name in names), by, sure) for names, by, sure in groups]
        for week, most in enumerate(room):
            if sum(total for total, by, sure in sums if week >= sure or week in by) <= most:
                continue
            terms = [total * (1 if week >= sure else by.get(week, 0)) for total, by, sure in sums if total]
            solver.Add(sum(terms) <= most)
    solver.Minimize(sum(price))
    solver.SetTimeLimit(int(seconds * 1000))
    status = solver.Solve()
    if status == pywraplp.Solver.INFEASIBLE:
        return None
    alone = sum(min(table.values()) for table in tables.values())
    if status != pywraplp.Solver.OPTIMAL:
        return alone
    return max(alone, int(solver.Objective().Value() * (1 - ROUNDING)))


def _groups(problem: RoadProblem) -> dict[frozenset[str], list[str]]:
    """Workloads without which the same sites cannot be empty."""
    wanted: dict[str, set[str]] = {one.name: {one.site} for one in problem.workloads}
    for one in reversed(problem.ordered()):
        for name in one.after:
            wanted[name] |= wanted[one.name]
    groups: dict[frozenset[str], list[str]] = {}
    for name, sites in wanted.items():
        groups.setdefault(frozenset(sites), []).append(name)
    return groups


def _gone(
    solver: Any,  # noqa: ANN401 - ortools has no types
    waiting: frozenset[str],
    done: Mapping[str, Mapping[int, Any]],
    tables: Mapping[str, Mapping[int, int]],
) -> tuple[Mapping[int, Any], int]:
    """The part of a group that has moved by each week, and the week by which all of it has."""
    sure = min(max(tables[name]) for name in waiting)
    if len(waiting) == 1:
        return done[next(iter(waiting))], sure
    by = {week: solver.NumVar(0, 1, "") for week in sorted({w for name in waiting for w in done[name] if w < sure})}
    _grows(solver, by)
    for name in sorted(waiting):
        for week, part in done[name].items():
            if week < sure:
                solver.Add(part <= by[week])
    return by, sure


def _grows(solver: Any, by: Mapping[int, Any]) -> None:  # noqa: ANN401 - ortools has no types
    for early, late in pairwise(by.values()):
        solver.Add(early <= late)


def _rooms(problem: RoadProblem) -> list[tuple[Mapping[str, int], Sequence[int]]]:
    """What workloads take of each staff, link and quota, and how much of it there is until the end of each week."""
    site = {one.name: one for one in problem.sites}
    found: list[tuple[Mapping[str, int], Sequence[int]]] = [
        ({one.name: one.needs.get(quota.name, 0) for one in problem.workloads}, quota.room) for quota in problem.quotas
    ]
    for staff in problem.staff:
        people = [one for one in problem.workloads if site[one.site].staff == staff.name]
        found += [({one.name: one.staff * one.weeks for one in people}, list(accumulate(staff.room)))]
    for link in problem.links:
        mine = [one for one in problem.workloads if site[one.site].link == link.name]
        first = min((site[one.site].ready for one in mine), default=0)
        through = accumulate(link.room(week) if week >= first else 0 for week in range(problem.weeks))
        found.append(({one.name: one.data_mb for one in mine}, list(through)))
    return found
