"""What there is to know of a problem before it is planned."""

from collections import defaultdict
from collections.abc import Mapping

from edugrid.retire.road.cost import cost
from edugrid.retire.road.problem import RoadProblem
from edugrid.retire.road.resources import resources
from edugrid.retire.road.waiting import waiting


class Desk:
    """All about ``problem`` that does not depend on a plan, worked out once for the thousands of plans that are tried.

    ``prices``: by site, the cost for every week in which its migration may end; ``cheapest``: the least from each week on
    (None: late). ``moves``: workloads by name; ``mine``: their names by site, each behind what it waits for; ``rank``: its
    place among all of them. ``waits``: see ``waiting``. ``takes``: what a workload takes of links and quotas, as (number
    in ``used``, amount).
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
        self.rank = {one.name: number for number, one in enumerate(problem.ordered())}
        self.waits = waiting(problem)
        self.used = resources(problem)
        self.takes: dict[str, list[tuple[int, int]]] = {name: [] for name in self.moves}
        for number, resource in enumerate(self.used):
            if resource.kind != "staff":
                for name, amount in resource.amounts.items():
                    self.takes[name].append((number, amount))

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
