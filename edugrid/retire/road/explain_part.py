"""Why a part has no plan, and the least that would help."""

import time
from collections.abc import Callable
from functools import reduce
from typing import Final

from edugrid.retire.road.changed import changed
from edugrid.retire.road.effort import Effort
from edugrid.retire.road.plan import Change, Impossible
from edugrid.retire.road.problem import RoadProblem
from edugrid.retire.road.solve_part import solve_part

PROBES: Final = 10  # a probe may take this part of the effort; what it does not answer counts as impossible


def explain_part(part: RoadProblem, effort: Effort, seconds: float, *, unsure: bool = False) -> Impossible:
    """For a ``part`` without a plan: which single change is enough, each as small as can be.

    More of anything never hurts, so the least amount is found by halving; every answer was solved with. Where no single
    change is enough, all are made and taken back one by one as far as a plan remains, then each is made small. After
    ``seconds`` no more is tried: what was found by then stands, and is ``unsure``, as it is where its own search was.
    """
    end = time.monotonic() + seconds

    def possible(changes: list[Change]) -> bool:
        nonlocal unsure
        left = min(effort.seconds / PROBES, end - time.monotonic())
        if left <= 0:
            unsure = True
            return False
        result = solve_part(reduce(changed, changes, part), effort.work / PROBES, left, 0, priced=False)
        unsure = unsure or (result.weeks is None and not result.proved)
        return result.weeks is not None

    most = _most(part)
    alone = [_least(change, possible, []) for change in most if possible([change])]
    names = tuple(site.name for site in part.sites)
    if alone:
        return Impossible(sites=names, changes=tuple(alone), unsure=unsure)
    if not possible(most):
        return Impossible(sites=names, unsure=unsure)
    kept = list(most)
    for change in most:
        rest = [one for one in kept if one != change]
        if possible(rest):
            kept = rest
    for number, change in enumerate(kept):
        others = kept[:number] + kept[number + 1 :]
        kept[number] = _least(change, possible, others)
    return Impossible(sites=names, together=tuple(kept), unsure=unsure)


def _most(part: RoadProblem) -> list[Change]:
    """Every change at the amount above which more of it can help no further."""
    late = part.weeks - 1 - min(site.deadline for site in part.sites)
    work = sum(one.staff * one.weeks for one in part.workloads)
    data = sum(one.data_mb for one in part.workloads)
    found = [Change(kind="deadline", amount=late)] if late > 0 else []
    found += [Change(kind="staff", name=one.name, amount=-(-work // 10)) for one in part.staff if work]
    found += [
        Change(kind="link", name=one.name, amount=max(1, -(-data // (450 * min(h for h in one.hours if h)))))
        for one in part.links
        if data and any(one.hours)
    ]
    found += [
        Change(kind="quota", name=one.name, amount=sum(move.needs.get(one.name, 0) for move in part.workloads))
        for one in part.quotas
    ]
    found += [Change(kind="freezes")] if any(one.closed for one in part.staff) else []
    found += [Change(kind="fixed", name=site.name) for site in part.sites if site.fixed is not None]
    return [one for one in found if one.amount or one.kind in {"freezes", "fixed"}]


def _least(change: Change, possible: Callable[[list[Change]], bool], others: list[Change]) -> Change:
    low, high = 0, change.amount
    while high - low > 1:
        middle = (low + high) // 2
        if possible([*others, change.model_copy(update={"amount": middle})]):
            high = middle
        else:
            low = middle
    return change.model_copy(update={"amount": high})
