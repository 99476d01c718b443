"""A plan from which the solver starts, and which it has to beat."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from math import inf
from typing import Final

from edugrid.retire.road.anneal import anneal
from edugrid.retire.road.desk import Desk
from edugrid.retire.road.pack import pack
from edugrid.retire.road.site_order import site_order

WAYS: Final = ((250, None), (300, 8), (150, None), (250, 2))  # pull and ahead of ``pack``: no one is the best for all
NEAR: Final = 4  # places that a site moves: the order as a whole is right by then
COOL: Final = 0.0003
LAGS: Final = (0.5, 1.0, 1.5, 2.0)  # of ``site_order``
WATER: Final = 25  # orders that are tried as water with each lag for one that is packed


def first_plan(
    desk: Desk, tries: int = 0, until: float = inf, tell: Callable[[float], None] | None = None
) -> dict[str, int] | None:
    """Weeks by workload; None where this simple way finds no plan that is in time.

    Some usual orders of the sites are packed in some ways. Where there are ``tries``, the best order is looked for with
    work as water (``site_order``), and then by packing the neighbours of it, or of the published order if that is better, in
    the way that suits it best. The same number of tries gives the same plan, unless the clock (``time.monotonic``) comes
    to ``until``. ``tell`` hears which part of the packing is done.
    """
    packer = _Packer(desk)
    usual = list(_usual(desk))
    for order in usual:
        packer.best_way(order)
    if tries:
        orders = [usual[-1], *(site_order(desk, usual[0], tries * WATER, lag, until) for lag in LAGS)]
        _, (pull, ahead), order = min(
            ((*packer.best_way(order), order) for order in orders), key=lambda one: inf if one[0] is None else one[0]
        )
        turn = count(1)

        def price(other: Sequence[str]) -> int | None:
            if tell is not None:
                tell(min(1.0, next(turn) / tries))
            return packer.price(other, pull, ahead)

        anneal(order, price, tries, COOL, NEAR, until)
    return packer.weeks


class _Packer:
    """Packs orders and keeps the cheapest plan."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.yuan = inf
        self.weeks: dict[str, int] | None = None

    def best_way(self, order: Sequence[str]) -> tuple[int | None, tuple[int, int | None]]:
        found = [(self.price(order, *way), way) for way in WAYS]
        return min(found, key=lambda one: inf if one[0] is None else one[0])

    def price(self, order: Sequence[str], pull: int, ahead: int | None) -> int | None:
        weeks = pack(self.desk, order, pull, ahead)
        yuan = None if weeks is None else self.desk.price(weeks)
        if yuan is not None and yuan < self.yuan:
            self.yuan, self.weeks = yuan, weeks
        return yuan


def _usual(desk: Desk) -> Iterator[list[str]]:
    """Dearest for its work first; most urgent first; what a contract wishes first; what is published first.

    So that a plan that is planned again, with little changed, is found again.
    """
    work = {
        name: 1 + sum(desk.moves[one].staff * desk.moves[one].weeks for one in desk.mine[name]) for name in desk.sites
    }
    rate = {
        name: -(site.weekly_cost + sum(one.renewal / one.term for one in site.contracts)) / work[name]
        for name, site in desk.sites.items()
    }
    last = {name: max(table, default=-1) for name, table in desk.prices.items()}
    wish = {name: min([last[name], *(one.paid_until for one in site.contracts)]) for name, site in desk.sites.items()}
    told = {name: last[name] if site.published is None else site.published for name, site in desk.sites.items()}
    names = sorted(desk.sites)
    yield sorted(names, key=lambda name: rate[name])
    yield sorted(names, key=lambda name: (last[name], rate[name]))
    yield sorted(names, key=lambda name: (wish[name], rate[name]))
    yield sorted(names, key=lambda name: (told[name], rate[name]))
