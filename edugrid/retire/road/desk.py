"""Workloads placed one after another, each in the first week that has room."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from edugrid.retire.road.cost import cost
from edugrid.retire.road.problem import RoadProblem, RoadWorkload


class Desk:
    """Turns an order of sites into weeks, as an office would: site after site, what they wait for first.

    Made for thousands of orders of one problem, so everything that does not depend on the order is worked out once.
    """

    def __init__(self, problem: RoadProblem) -> None:
        self.problem = problem
        self.sites = {site.name: site for site in problem.sites}
        self.prices = {site.name: cost(problem, site) for site in problem.sites}
        self.cheapest = {name: _cheapest(table, problem.weeks) for name, table in self.prices.items()}
        self.moves = {one.name: one for one in problem.workloads}
        self.mine: dict[str, list[str]] = defaultdict(list)
        for one in problem.ordered():
            self.mine[one.site].append(one.name)
        self.lines = {link.name: [link.room(week) for week in range(problem.weeks)] for link in problem.links}

    def place(self, order: Sequence[str]) -> dict[str, int] | None:
        """The week of every workload; None where one finds no room."""
        room = _Room(self)
        for site in order:
            waiting = list(reversed(self.mine[site]))
            while waiting:
                name = waiting[-1]
                before = [] if name in room.weeks else [one for one in self.moves[name].after if one not in room.weeks]
                if before:
                    waiting += before
                    continue
                waiting.pop()
                if name not in room.weeks and not room.put(self.moves[name]):
                    return None
        return room.weeks

    def price(self, weeks: Mapping[str, int]) -> int | None:
        """Yuan of ``weeks``, each migration ended in the cheapest week from its last move on; None: one is late."""
        total = 0
        for name, site in self.sites.items():
            yuan = self.cheapest[name][max([site.ready, *(weeks[one] for one in self.mine[name])])]
            if yuan is None:
                return None
            total += yuan
        return total


def _cheapest(table: Mapping[int, int], weeks: int) -> list[int | None]:
    found: list[int | None] = [None] * (weeks + 1)
    for week in range(weeks - 1, -1, -1):
        prices = [one for one in (found[week + 1], table.get(week)) if one is not None]
        found[week] = min(prices, default=None)
    return found


class _Room:
    """What is left while workloads are placed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.staff = {one.name: list(one.room) for one in desk.problem.staff}
        self.quota = {one.name: list(one.room) for one in desk.problem.quotas}
        self.lines = {name: list(room) for name, room in desk.lines.items()}
        self.weeks: dict[str, int] = {}

    def put(self, move: RoadWorkload) -> bool:
        """Take the first week for ``move`` that has room for it."""
        site, last = self.desk.sites[move.site], self.desk.problem.weeks
        staff, line, closed = self.staff[site.staff], self.lines[site.link], self.desk.problem.closed[site.name]
        week = max([site.ready + move.weeks - 1, *(self.weeks[name] for name in move.after)])
        week = max([week, *(_free_from(self.quota[name], amount) for name, amount in move.needs.items())])
        if move.data_mb:
            left, at = move.data_mb, site.ready
            while at < last and left > line[at]:
                left -= line[at]
                at += 1
            week = max(week, at)
        while week < last:
            begin = week - move.weeks + 1
            if week not in closed and (
                staff[week] >= move.staff and (move.weeks == 1 or min(staff[begin : week + 1]) >= move.staff)
            ):
                break
            week += 1
        else:
            return False
        for at in range(week - move.weeks + 1, week + 1):
            staff[at] -= move.staff
        for name, amount in move.needs.items():
            quota = self.quota[name]
            for at in range(week, last):
                quota[at] -= amount
        left, at = move.data_mb, site.ready
        while left:
            taken = min(left, line[at])
            line[at] -= taken
            left -= taken
            at += 1
        self.weeks[move.name] = week
        return True


def _free_from(room: Sequence[int], amount: int) -> int:
    """The first week from which on there is always room for ``amount``."""
    week = len(room)
    while week and room[week - 1] >= amount:
        week -= 1
    return week
