"""A cost that no plan can beat."""

import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from math import ceil, isfinite

from edugrid.retire.road.cost import cost
from edugrid.retire.road.earliest import earliest
from edugrid.retire.road.linear_model import LinearModel
from edugrid.retire.road.problem import RoadProblem
from edugrid.retire.road.resources import Resource, resources
from edugrid.retire.road.waiting import waiting

_Parts = dict[int, float]


def least_cost(problem: RoadProblem, seconds: float) -> int | None:
    """Yuan that every plan costs at least; None where there is certainly no plan.

    A linear program over done[site, week], 1 when the migration of the site has ended by that week. Take any plan, and
    set done as it says; each row holds for it, so the least cost of all done (also fractional) is no more than its cost:

    - Work by groups: workloads that the same sites wait for (``waiting``). gone[group, week] is what it has used of a
      resource by then. All of it together is at most what there was until then.
    - All that a site waits for has been used when its migration ends, in week C. In the weeks after t up to C no more can
      be used than these weeks have. So by week t the rest is gone: at least total - (room from t + 1 to C), if
      that is positive. This holds for each group that the site waits for and for all of them together. As exactly one C
      is the true one, the sum over all C of (done by C, not before) times the amount for C is the amount for the true C.
    - done is 0 before the site could be empty if it were alone (``earliest``), and 1 from the last week in which it is
      not late.

    This is the relaxation of time-indexed scheduling, in which a site may be empty by a part in one week and by another
    in another, but each part needs the whole of its work in the weeks before (cf. Sousa and Wolsey 1992). Where the solver
    needs more than ``seconds``: without what sites wait for at others, or, if need be, each site at its own cheapest.
    """
    waits = waiting(problem)
    used = resources(problem)
    first = earliest(problem, used, waits)
    tables = {
        site.name: {week: yuan for week, yuan in cost(problem, site).items() if week >= first[site.name]}
        for site in problem.sites
    }
    if not all(tables.values()):
        return None
    found = [sum(min(table.values()) for table in tables.values())]
    begun = time.monotonic()
    for groups in ({one.name: frozenset([one.site]) for one in problem.workloads}, waits):
        model = LinearModel()
        sites = {name: _Site(model, table) for name, table in tables.items()}
        for resource in used:
            _resource(model, resource, sites, groups)
        bound = model.bound(max(1.0, begun + seconds - time.monotonic()))
        if bound is None:
            return None
        found += [ceil(bound)] if isfinite(bound) else []
    return max(found)


class _Site:
    """The weeks in which the migration of a site may end, and the variables of done for all but the last of them."""

    def __init__(self, model: LinearModel, table: Mapping[int, int]) -> None:
        self.weeks = sorted(table)
        self.done = [model.variable(1, table[week] - table[later]) for week, later in pairwise(self.weeks)]
        model.constant += table[self.weeks[-1]]
        for early, late in pairwise(self.done):
            model.row({early: 1, late: -1}, 0)

    def gone(self, total: int, resource: Resource, week: int) -> tuple[_Parts, int]:
        """What of ``total`` is gone by ``week``, at least: variables with their factors, and a constant."""
        parts: _Parts = {}
        start = max(0, bisect_right(self.weeks, week) - 1)
        before = 0
        for number, end in enumerate(self.weeks[start:], start):
            left = 0 if resource.weekly is None else total - (resource.until[end] - resource.until[week])
            amount = total if end <= week else max(0, left)
            if number > start and before != amount:
                parts[self.done[number - 1]] = before - amount
            before = amount
            if not amount:
                break
        return parts, before


def _resource(
    model: LinearModel,
    resource: Resource,
    sites: Mapping[str, _Site],
    waits: Mapping[str, frozenset[str]],
) -> None:
    groups: dict[frozenset[str], int] = defaultdict(int)
    for name, amount in resource.amounts.items():
        groups[waits[name]] += amount
    shared = [names for names in groups if len(names) > 1]
    joined = sorted(set().union(*shared)) if resource.weekly is not None else []
    apart = [frozenset([name]) for name in joined if frozenset([name]) in groups]
    everything = sum(groups.values())
    for week, most in enumerate(resource.until):
        if everything <= most:
            continue
        gone = {names: model.variable(groups[names]) for names in [*shared, *apart]}
        row, sure = dict.fromkeys(gone.values(), 1.0), 0
        for names, total in groups.items():
            if names not in gone:
                parts, constant = sites[next(iter(names))].gone(total, resource, week)
                row.update(parts)
                sure += constant
            for name in names if names in gone else ():
                parts, constant = sites[name].gone(total, resource, week)
                model.row(parts | {gone[names]: -1}, -constant)
        model.row(row, most - sure)
        for name in joined:
            mine = [names for names in gone if name in names]
            if len(mine) > 1:
                parts, constant = sites[name].gone(sum(groups[names] for names in mine), resource, week)
                model.row(parts | dict.fromkeys((gone[names] for names in mine), -1.0), -constant)
