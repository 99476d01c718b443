"""Why a workload does not move earlier."""

from collections import defaultdict
from collections.abc import Mapping

from edugrid.retire.road.plan import Hold
from edugrid.retire.road.problem import RoadProblem, RoadWorkload


class Holds:
    """Judges the workloads of ``problem`` when they move in ``weeks``."""

    def __init__(self, problem: RoadProblem, weeks: Mapping[str, int]) -> None:
        self.problem = problem
        self.weeks = weeks
        self.sites = {site.name: site for site in problem.sites}
        self.links = {link.name: link for link in problem.links}
        self.staff = {one.name: list(one.room) for one in problem.staff}
        self.quota = {one.name: list(one.room) for one in problem.quotas}
        self.shared: dict[str, list[RoadWorkload]] = defaultdict(list)
        for one in problem.workloads:
            site = self.sites[one.site]
            self.shared[site.link].append(one)
            for week in range(weeks[one.name] - one.weeks + 1, weeks[one.name] + 1):
                self.staff[site.staff][week] -= one.staff
            for name, amount in one.needs.items():
                self.quota[name][weeks[one.name] :] = [left - amount for left in self.quota[name][weeks[one.name] :]]

    def of(self, move: RoadWorkload) -> Hold:
        """What stands against the open week before, all else staying."""
        site, now = self.sites[move.site], self.weeks[move.name]
        before = next((week for week in range(now - 1, -1, -1) if week not in self.problem.closed[site.name]), -1)
        if before - move.weeks + 1 < site.ready:
            return Hold(kind="ready", name=site.name)
        for name in sorted(move.after):
            if self.weeks[name] > before:
                return Hold(kind="dependency", name=name)
        if not self._through(move, before):
            return Hold(kind="link", name=site.link)
        for name, amount in sorted(move.needs.items()):
            if min(self.quota[name][before:now]) < amount:
                return Hold(kind="quota", name=name)
        fresh = range(before - move.weeks + 1, before + 1)
        mine = range(now - move.weeks + 1, now + 1)
        if any(self.staff[site.staff][week] < move.staff for week in fresh if week not in mine):
            return Hold(kind="staff", name=site.staff)
        return Hold(kind="none")

    def _through(self, move: RoadWorkload, before: int) -> bool:
        """Whether the link could have carried everything in time if ``move`` came in the week ``before``."""
        site = self.sites[move.site]
        link, others = self.links[site.link], self.shared[site.link]
        due = {one.name: before if one is move else self.weeks[one.name] for one in others}
        for ready in {self.sites[one.site].ready for one in others if self.sites[one.site].ready <= site.ready}:
            held = [one for one in others if self.sites[one.site].ready >= ready]
            through = sum(link.room(week) for week in range(ready, before))
            for week in range(before, self.weeks[move.name]):
                through += link.room(week)
                if sum(one.data_mb for one in held if due[one.name] <= week) > through:
                    return False
        return True
