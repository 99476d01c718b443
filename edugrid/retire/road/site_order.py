"""In which order the sites go, before it comes to single workloads."""

from bisect import bisect_left
from collections.abc import Sequence
from math import inf
from typing import Final

from edugrid.retire.road.anneal import anneal
from edugrid.retire.road.desk import Desk
from edugrid.retire.road.earliest import earliest

COOL: Final = 0.004
NEVER: Final = 10**12  # yuan of a site that would be late


def site_order(desk: Desk, start: Sequence[str], tries: int, lag: float = 0, until: float = inf) -> list[str]:
    """The best order that ``anneal`` finds from ``start`` in ``tries``, or by ``until``.

    Here work is water: a site is empty in the week in which its own work, all before it in the order, and all that these
    wait for has flowed through the staff, links and quotas. That is some hundred times as quick as placing workloads.
    These do not flow: a site's last one waits for a week with room. So work flows ``lag`` weeks late, and no order is chosen
    that ends just before a contract in water, and just after it in truth.
    """
    return anneal(start, _Flow(desk, lag).price, tries, COOL, until=until)


class _Flow:
    """What an order costs; everything that does not depend on the order is worked out once."""

    def __init__(self, desk: Desk, lag: float) -> None:
        waits = desk.waits
        used = desk.used
        self.first = earliest(desk.problem, used, waits)
        self.late = {name: [NEVER if yuan is None else yuan for yuan in table] for name, table in desk.cheapest.items()}
        late = [round(lag * max(one.weekly)) if one.kind == "staff" and one.weekly else 0 for one in used]
        self.until = [[room - less for room in one.until] for one, less in zip(used, late, strict=True)]
        amounts: dict[str, dict[int, dict[frozenset[str], int]]] = {name: {} for name in self.first}
        for number, resource in enumerate(used):
            for move, amount in resource.amounts.items():
                for name in waits[move]:
                    groups = amounts[name].setdefault(number, {})
                    groups[waits[move]] = groups.get(waits[move], 0) + amount
        numbers: dict[tuple[int, frozenset[str]], int] = {}
        alone = {number for number in range(len(used)) if sum(number in mine for mine in amounts.values()) == 1}
        # site → (resource, amount that only it waits for, (number of a group, amount) that others wait for too)
        self.uses = {
            name: [
                (
                    number,
                    groups.get(frozenset([name]), 0),
                    [
                        (numbers.setdefault((number, names), len(numbers)), amount)
                        for names, amount in groups.items()
                        if len(names) > 1
                    ],
                )
                for number, groups in mine.items()
                if number not in alone
            ]
            for name, mine in amounts.items()
        }

    def price(self, order: Sequence[str]) -> int:
        gone = [0] * len(self.until)
        shared: set[int] = set()
        yuan = 0
        for name in order:
            week = self.first[name]
            for resource, own, groups in self.uses[name]:
                total = gone[resource] + own
                for group, amount in groups:
                    if group not in shared:
                        shared.add(group)
                        total += amount
                gone[resource] = total
                week = max(week, bisect_left(self.until[resource], total))
            prices = self.late[name]
            yuan += prices[week] if week < len(prices) else NEVER
        return yuan
