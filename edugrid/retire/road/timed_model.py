"""The road as a model of OR-Tools CP-SAT."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from edugrid.retire.road.cost import cost
from edugrid.retire.road.ends import ends
from edugrid.retire.road.problem import RoadProblem


class TimedModel(NamedTuple):
    """``model`` and its variables; ``move`` is the week of each workload, ``end`` that in which a migration ends.

    ``model`` is None where a site or a workload has no week at all.
    """

    model: Any
    move: Mapping[str, Any]
    end: Mapping[str, Any]


def timed_model(problem: RoadProblem, start: Mapping[str, int] | None, *, priced: bool = True) -> TimedModel:
    """The exact model of ``problem``, with ``start`` as a hint, and its costs to be made small where ``priced``.

    Everything that may only grow with time (data that has gone through a link, quota that is in use) is a cumulative
    constraint over intervals from the move to the horizon.
    """
    from ortools.sat.python import cp_model

    model: Any = cp_model.CpModel()
    tables = {site.name: cost(problem, site) for site in problem.sites}
    domains = _weeks(problem, tables)
    if not all(tables.values()) or not all(domains.values()):
        return TimedModel(None, {}, {})
    domain = cp_model.Domain.from_values
    end = {name: model.new_int_var_from_domain(domain(list(table)), name) for name, table in tables.items()}
    move = {name: model.new_int_var_from_domain(domain(weeks), name) for name, weeks in domains.items()}
    for one in problem.workloads:
        model.add(move[one.name] <= end[one.site])
        for name in one.after:
            model.add(move[one.name] >= move[name])
    _staff(problem, model, move)
    _links(problem, model, move)
    _quotas(problem, model, move)
    if priced:
        _prices(model, tables, end)
    if start:
        for name, week in start.items():
            model.add_hint(move[name], week)
        for name, week in ends(problem, start).items():
            model.add_hint(end[name], week)
    return TimedModel(model, move, end)


def _weeks(problem: RoadProblem, tables: Mapping[str, Mapping[int, int]]) -> dict[str, list[int]]:
    """Weeks in which each workload may move, all others left out of account."""
    ready = {site.name: site.ready for site in problem.sites}
    return {
        one.name: [
            week
            for week in range(ready[one.site] + one.weeks - 1, max(tables[one.site], default=-1) + 1)
            if week not in problem.closed[one.site]
        ]
        for one in problem.workloads
    }


def _staff(problem: RoadProblem, model: Any, move: Mapping[str, Any]) -> None:  # noqa: ANN401 - ortools has no types
    pool = {site.name: site.staff for site in problem.sites}
    for staff in problem.staff:
        mine = [one for one in problem.workloads if pool[one.site] == staff.name and one.staff]
        busy = [model.new_fixed_size_interval_var(move[one.name] - (one.weeks - 1), one.weeks, "") for one in mine]
        _within(model, busy, [one.staff for one in mine], staff.room)


def _links(problem: RoadProblem, model: Any, move: Mapping[str, Any]) -> None:  # noqa: ANN401 - ortools has no types
    """Copies of one link go one after another, the most urgent first.

    That is enough exactly when, for every week from which sites are ready and every later week, what must be through
    fits (earliest deadline first, Horn 1974).
    """
    sites = {site.name: site for site in problem.sites}
    for link in problem.links:
        mine = [one for one in problem.workloads if sites[one.site].link == link.name and one.data_mb]
        for ready in sorted({sites[one.site].ready for one in mine}):
            held = [one for one in mine if sites[one.site].ready >= ready]
            total, room, through = sum(one.data_mb for one in held), [0] * problem.weeks, 0
            for week in range(ready, problem.weeks):
                through = min(total, through + link.room(week))
                room[week] = through
            _grows(problem, model, move, {one.name: one.data_mb for one in held}, room)


def _quotas(problem: RoadProblem, model: Any, move: Mapping[str, Any]) -> None:  # noqa: ANN401 - ortools has no types
    for quota in problem.quotas:
        mine = {one.name: one.needs[quota.name] for one in problem.workloads if one.needs.get(quota.name)}
        _grows(problem, model, move, mine, [min(room, sum(mine.values())) for room in quota.room])


def _grows(
    problem: RoadProblem,
    model: Any,  # noqa: ANN401 - ortools has no types
    move: Mapping[str, Any],
    amounts: Mapping[str, int],
    room: Sequence[int],
) -> None:
    """What has moved by the end of each week never comes to more than ``room`` of that week."""
    held = [
        model.new_interval_var(move[name], model.new_int_var(1, problem.weeks, ""), problem.weeks, "")
        for name in amounts
    ]
    _within(model, held, list(amounts.values()), room)


def _within(model: Any, busy: list[Any], amounts: list[int], room: Sequence[int]) -> None:  # noqa: ANN401 - no types
    if not amounts:
        return
    most = max(room)
    blocks = [(first, last) for first, last in _runs(room) if room[first] < most]
    busy = busy + [model.new_fixed_size_interval_var(first, last - first, "") for first, last in blocks]
    model.add_cumulative(busy, amounts + [most - room[first] for first, _ in blocks], most)


def _runs(room: Sequence[int]) -> list[tuple[int, int]]:
    """Stretches of equal values as (first, one behind the last)."""
    edges = [0, *(week for week in range(1, len(room)) if room[week] != room[week - 1]), len(room)]
    return list(pairwise(edges))


def _prices(model: Any, tables: Mapping[str, Mapping[int, int]], end: Mapping[str, Any]) -> None:  # noqa: ANN401 - no types
    """Costs as steps from week to week."""
    price: list[Any] = []
    for name, table in tables.items():
        weeks = sorted(table)
        price.append(table[weeks[-1]])
        before: Any = None
        for week, after in pairwise(weeks):
            flag = model.new_bool_var("")
            model.add(end[name] <= week).only_enforce_if(flag)
            model.add(end[name] > week).only_enforce_if(flag.negated())
            if before is not None:
                model.add_implication(before, flag)
            price.append(flag * (table[week] - table[after]))
            before = flag
    model.minimize(sum(price))
