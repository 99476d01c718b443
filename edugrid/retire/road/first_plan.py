"""A plan from which the solver starts, and which it has to beat."""

import math
import random
from collections.abc import Sequence

from edugrid.retire.road.desk import Desk
from edugrid.retire.road.problem import RoadProblem

SEED = 1
COOL = 0.004  # of the cost: how much worse an order may be at first and still be followed


def first_plan(problem: RoadProblem, tries: int = 0) -> dict[str, int] | None:
    """Weeks by workload; None where this simple way finds no plan that is in time.

    Some usual orders of the sites are tried, and then ``tries`` neighbours of the best, each with one site moved or two
    exchanged (simulated annealing; the same number of tries gives the same plan).
    """
    desk = Desk(problem)
    best: tuple[int, list[str], dict[str, int]] | None = None
    for order in _usual(desk):
        weeks = desk.place(order)
        yuan = None if weeks is None else desk.price(weeks)
        if weeks is not None and yuan is not None and (best is None or yuan < best[0]):
            best = yuan, order, weeks
    if best is None:
        return None
    dice = random.Random(SEED)  # noqa: S311 - no secret
    here, order = best[0], best[1]
    for turn in range(tries if len(order) > 1 else 0):
        other = _neighbour(order, dice)
        chance = dice.random()
        weeks = desk.place(other)
        yuan = None if weeks is None else desk.price(weeks)
        if weeks is None or yuan is None:
            continue
        heat = max(1.0, COOL * best[0] * (1 - turn / tries))
        if yuan <= here or chance < math.exp((here - yuan) / heat):
            here, order = yuan, other
        if yuan < best[0]:
            best = yuan, other, weeks
    return best[2]


def _usual(desk: Desk) -> list[list[str]]:
    """Dearest for its work first; most urgent first; what a contract or a published date wishes first."""
    work = {
        name: 1 + sum(desk.moves[one].staff * desk.moves[one].weeks for one in desk.mine[name]) for name in desk.sites
    }
    rate = {
        name: -(site.weekly_cost + sum(one.renewal / one.term for one in site.contracts)) / work[name]
        for name, site in desk.sites.items()
    }
    last = {name: max(table, default=-1) for name, table in desk.prices.items()}
    wish = {
        name: min(
            [
                last[name],
                *(one.paid_until for one in site.contracts),
                *([] if site.published is None else [site.published]),
            ]
        )
        for name, site in desk.sites.items()
    }
    names = sorted(desk.sites)
    return [
        sorted(names, key=lambda name: rate[name]),
        sorted(names, key=lambda name: (last[name], rate[name])),
        sorted(names, key=lambda name: (wish[name], rate[name])),
    ]


def _neighbour(order: Sequence[str], dice: random.Random) -> list[str]:
    other = list(order)
    one, two = dice.randrange(len(other)), dice.randrange(len(other))
    if dice.random() < 0.5:  # noqa: PLR2004 - half of them
        other[one], other[two] = other[two], other[one]
    else:
        other.insert(two, other.pop(one))
    return other
