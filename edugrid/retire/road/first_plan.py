"""A plan made by hand, as an office would: site after site, each workload in the first week that has room."""

from collections.abc import Mapping

from edugrid.retire.road.cost import cost
from edugrid.retire.road.ends import ends
from edugrid.retire.road.problem import RoadProblem, RoadSite, RoadWorkload


def first_plan(problem: RoadProblem) -> dict[str, int] | None:
    """Weeks by workload, from which the solver starts; None where this simple way finds no plan that is in time.

    Several orders of the sites are tried; the cheapest result counts.
    """
    tables = {site.name: cost(problem, site) for site in problem.sites}
    work = dict.fromkeys(tables, 1)
    for move in problem.workloads:
        work[move.site] += move.staff * move.weeks
    last = {name: max(table, default=-1) for name, table in tables.items()}
    rates = {site.name: _rate(site) / work[site.name] for site in problem.sites}
    orders = (
        sorted(problem.sites, key=lambda site: (-rates[site.name], site.name)),
        sorted(problem.sites, key=lambda site: (last[site.name], -rates[site.name], site.name)),
        sorted(problem.sites, key=lambda site: (_wish(site, last[site.name]), -rates[site.name], site.name)),
    )
    best: tuple[int, dict[str, int]] | None = None
    for order in orders:
        found = _Desk(problem).place(order)
        price = None if found is None else _price(problem, tables, found)
        if found is not None and price is not None and (best is None or price < best[0]):
            best = price, found
    return best[1] if best else None


def _rate(site: RoadSite) -> float:
    """Yuan a week."""
    return site.weekly_cost + sum(one.renewal / one.term for one in site.contracts)


def _wish(site: RoadSite, last: int) -> int:
    wishes = [last, *(one.paid_until for one in site.contracts)]
    return min(wishes) if site.published is None else min(*wishes, site.published)


def _price(problem: RoadProblem, tables: Mapping[str, Mapping[int, int]], weeks: Mapping[str, int]) -> int | None:
    """Yuan of ``weeks``; None: a site is late."""
    last = ends(problem, weeks)
    return sum(tables[name][week] for name, week in last.items()) if len(last) == len(tables) else None


class _Desk:
    """Room that is left while workloads are placed one after another."""

    def __init__(self, problem: RoadProblem) -> None:
        self.problem = problem
        self.sites = {site.name: site for site in problem.sites}
        self.staff = {one.name: list(one.room) for one in problem.staff}
        self.quota = {one.name: list(one.room) for one in problem.quotas}
        self.links = {one.name: [one.room(week) for week in range(problem.weeks)] for one in problem.links}
        self.weeks: dict[str, int] = {}

    def place(self, order: list[RoadSite]) -> dict[str, int] | None:
        mine: dict[str, list[RoadWorkload]] = {site.name: [] for site in order}
        moves = {one.name: one for one in self.problem.workloads}
        for move in self.problem.ordered():
            mine[move.site].append(move)
        for site in order:
            waiting = list(reversed(mine[site.name]))
            while waiting:
                move = waiting[-1]
                before = [moves[name] for name in move.after if name not in self.weeks]
                if move.name in self.weeks or not before:
                    waiting.pop()
                    if move.name not in self.weeks and not self._put(move):
                        return None
                else:
                    waiting += before
        return self.weeks

    def _put(self, move: RoadWorkload) -> bool:
        site = self.sites[move.site]
        line = self.links[site.link]
        copied = 0
        first = max([site.ready, *(self.weeks[name] for name in move.after)])
        for week in range(site.ready, self.problem.weeks):
            copied += line[week]
            at_work = range(week - move.weeks + 1, week + 1)
            if (
                week < first
                or at_work[0] < site.ready
                or week in self.problem.closed[site.name]
                or copied < move.data_mb
                or any(self.staff[site.staff][one] < move.staff for one in at_work)
                or any(min(self.quota[name][week:]) < amount for name, amount in move.needs.items())
            ):
                continue
            for one in at_work:
                self.staff[site.staff][one] -= move.staff
            for name, amount in move.needs.items():
                self.quota[name][week:] = [left - amount for left in self.quota[name][week:]]
            left = move.data_mb
            for one in range(site.ready, week + 1):
                taken = min(left, line[one])
                line[one] -= taken
                left -= taken
            self.weeks[move.name] = week
            return True
        return False
