"""A stretch of weeks planned anew, everything else staying."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import Any, Final, NamedTuple

from edugrid.retire.road.desk import Desk
from edugrid.retire.road.resources import Resource

SEED: Final = 1
YUAN: Final = 10  # a yuan weighs as much as so many person-day tenths moved a week earlier
GAP: Final = 0.001  # of what the stretch costs: good enough

_Choices = Mapping[str, Mapping[int, Any]]


class Repacked(NamedTuple):
    """The ``weeks`` of all workloads, and the deterministic time it took."""

    weeks: dict[str, int]
    work: float


def repack(desk: Desk, weeks: Mapping[str, int], stretch: range, behind: int, work: float) -> Repacked:
    """Solve with CP-SAT which workloads move when in ``stretch``; the same arguments give the same answer.

    Free are the workloads that move in ``stretch`` and those that move later, of sites that end in it or up to ``behind``
    weeks after it: they stay or come forward. ``weeks`` must be a plan; the answer is one, and costs no more.
    """
    from ortools.sat.python import cp_model

    window = _Window(desk, weeks, stretch, behind)
    if not window.free:
        return Repacked(dict(weeks), 0)
    solver: Any = cp_model.CpSolver()
    solver.parameters.random_seed = SEED
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = work
    solver.parameters.relative_gap_limit = GAP
    status = solver.solve(window.model())
    spent = float(solver.response_proto.deterministic_time)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Repacked(dict(weeks), spent)
    found = dict(weeks)
    for name, flags in window.flags.items():
        found[name] = next(week for week, flag in flags.items() if solver.boolean_value(flag))
    before, after = desk.price(weeks), desk.price(found)
    better = before is not None and after is not None and after <= before
    return Repacked(found if better else dict(weeks), spent)


class _Window:
    def __init__(self, desk: Desk, weeks: Mapping[str, int], stretch: range, behind: int) -> None:
        self.desk, self.weeks, self.stretch = desk, weeks, stretch
        ends = {name: max([site.ready, *(weeks[one] for one in desk.mine[name])]) for name, site in desk.sites.items()}
        near = {name for name, week in ends.items() if stretch.start <= week < stretch.stop + behind}
        self.free = {
            name: one
            for name, one in desk.moves.items()
            if weeks[name] in stretch or (one.site in near and weeks[name] >= stretch.stop)
        }
        self.flags: dict[str, dict[int, Any]] = {}

    def model(self) -> Any:  # noqa: ANN401 - ortools has no types
        """Yes or no for each week of each free workload."""
        from ortools.sat.python import cp_model

        model: Any = cp_model.CpModel()
        self.flags = {name: {week: model.new_bool_var("") for week in weeks} for name, weeks in self._choices().items()}
        for name, flags in self.flags.items():
            model.add_exactly_one(flags.values())
            for week, flag in flags.items():
                model.add_hint(flag, week == self.weeks[name])
        self._order(model)
        self._staff(model)
        for resource in self.desk.used:
            if resource.kind != "staff":
                self._grows(model, resource)
        pull = [
            flag * (self.free[name].staff * (week - self.stretch.start))
            for name, flags in self.flags.items()
            for week, flag in flags.items()
        ]
        model.minimize(sum(self._prices(model)) * YUAN + sum(pull))
        return model

    def _choices(self) -> dict[str, list[int]]:
        latest: dict[str, int] = {}
        for one in self.desk.moves.values():
            for name in one.after:
                if name in self.free and one.name not in self.free:
                    latest[name] = min(latest.get(name, self.weeks[one.name]), self.weeks[one.name])
        found: dict[str, list[int]] = {}
        for name, one in self.free.items():
            fixed = [self.weeks[other] for other in one.after if other not in self.free]
            first = max([self.stretch.start, self.desk.sites[one.site].ready + one.weeks - 1, *fixed])
            last = min(self.stretch.stop - 1, latest.get(name, self.stretch.stop))
            closed, now = self.desk.problem.closed[one.site], self.weeks[name]
            found[name] = [week for week in range(first, last + 1) if week not in closed or week == now]
            found[name] += [now] if now >= self.stretch.stop else []
        return found

    def _order(self, model: Any) -> None:  # noqa: ANN401 - ortools has no types
        for name, one in self.free.items():
            for other in one.after:
                if other not in self.free:
                    continue
                for week in self.flags[name]:
                    early = [flag for at, flag in self.flags[other].items() if at <= week]
                    if len(early) < len(self.flags[other]):
                        model.add(sum(flag for at, flag in self.flags[name].items() if at <= week) <= sum(early))

    def _staff(self, model: Any) -> None:  # noqa: ANN401 - ortools has no types
        pools = {name: site.staff for name, site in self.desk.sites.items()}
        left = {one.name: list(one.room) for one in self.desk.problem.staff}
        takes: dict[tuple[str, int], list[Any]] = defaultdict(list)
        for name, one in self.desk.moves.items():
            if not one.staff:
                continue
            pool, now = pools[one.site], self.weeks[name]
            if name not in self.free:
                for week in range(now - one.weeks + 1, now + 1):
                    left[pool][week] -= one.staff
                continue
            for at, flag in self.flags[name].items():
                for week in range(at - one.weeks + 1, at + 1):
                    takes[pool, week].append(flag * one.staff)
        for (pool, week), parts in takes.items():
            model.add(sum(parts) <= left[pool][week])

    def _grows(self, model: Any, resource: Resource) -> None:  # noqa: ANN401 - ortools has no types
        """What is gone of ``resource`` by each week in which that may change."""
        mine = {name: amount for name, amount in resource.amounts.items() if name in self.free}
        weeks = {week for name in mine for week in self.flags[name]}
        if len(weeks) < 2:  # noqa: PLR2004 - nothing can change
            return
        fixed = [0] * len(resource.until)
        for name, amount in resource.amounts.items():
            if name not in mine:
                fixed[self.weeks[name]] += amount
        total = sum(mine.values())
        for week, gone in enumerate(accumulate(fixed)):
            if min(weeks) <= week < max(weeks) and total > resource.until[week] - gone:
                parts = [
                    flag * amount
                    for name, amount in mine.items()
                    for at, flag in self.flags[name].items()
                    if at <= week
                ]
                model.add(sum(parts) <= resource.until[week] - gone)

    def _prices(self, model: Any) -> list[Any]:  # noqa: ANN401 - ortools has no types
        """For each site the steps of its cost up to the week of its last workload."""
        steps: list[Any] = []
        for name, site in self.desk.sites.items():
            mine = [one for one in self.desk.mine[name] if one in self.free]
            stay = max([site.ready, *(self.weeks[one] for one in self.desk.mine[name] if one not in self.free)])
            later = sorted({week for one in mine for week in self.flags[one] if week > stay})
            prices, before = self.desk.cheapest[name], None
            for early, week in pairwise([stay, *later]):
                flag = model.new_bool_var("")  # the last workload moves in ``week`` or later
                for one in mine:
                    if week in self.flags[one]:
                        model.add_implication(self.flags[one][week], flag)
                if before is not None:
                    model.add_implication(flag, before)
                before, yuan, least = flag, prices[week], prices[early]
                if yuan is None or least is None:
                    model.add(flag == 0)
                elif yuan > least:
                    steps.append(flag * (yuan - least))
        return steps
