"""The cheapest timetable that can be kept."""

from collections import Counter
from typing import TYPE_CHECKING

from edugrid.retire.road.closing import closing
from edugrid.retire.road.copying import copying
from edugrid.retire.road.cost import cost
from edugrid.retire.road.critical_path import critical_path
from edugrid.retire.road.effort import Effort
from edugrid.retire.road.ends import ends
from edugrid.retire.road.hold import Holds
from edugrid.retire.road.late import late
from edugrid.retire.road.parts import parts
from edugrid.retire.road.plan import Hold, Impossible, PlannedMove, PlannedSite, RoadPlan
from edugrid.retire.road.problem import RoadProblem, RoadSite
from edugrid.retire.road.renewals import renewals
from edugrid.retire.road.slack import slack
from edugrid.retire.road.solve_parts import solve_parts
from edugrid.rollout.progress import Progress, silent

if TYPE_CHECKING:
    from edugrid.retire.road.solve_part import Solved


def solve(problem: RoadProblem, effort: Effort | None = None, progress: Progress = silent) -> RoadPlan | Impossible:
    """Plan ``problem`` part by part (most often: city by city); ``progress`` hears of every site that is planned.

    ``Impossible`` names the sites of the parts that have no plan, and says nothing yet of what would help
    (``explain``). Equal problems and efforts give equal plans, unless the clock stopped the search.
    """
    chosen = effort or Effort()
    found = parts(problem)
    done = 0
    solved: list[Solved] = []

    def tell(part: float) -> None:
        here = found[len(solved)].sites
        progress(done + int(part * (len(here) - 1)), len(problem.sites), here[0].name)

    for one, result in zip(found, solve_parts(found, chosen, tell), strict=True):
        solved.append(result)
        done += len(one.sites)
        progress(done, len(problem.sites), one.sites[-1].name)
    without = [(one, result) for one, result in zip(found, solved, strict=True) if result.weeks is None]
    if without:
        names = tuple(site.name for one, _ in without for site in one.sites)
        return Impossible(sites=names, unsure=not all(result.proved for _, result in without))
    weeks = {name: week for result in solved for name, week in (result.weeks or {}).items()}
    return _plan(problem, weeks, sum(result.bound for result in solved), any(result.by_clock for result in solved))


def _plan(problem: RoadProblem, weeks: dict[str, int], bound: int, by_clock: bool) -> RoadPlan:  # noqa: FBT001 - a fact
    last = ends(problem, weeks)
    busy = {site.name: -1 for site in problem.sites}
    for one in problem.workloads:
        busy[one.site] = max(busy[one.site], weeks[one.name])
    waiting = {name for name, week in busy.items() if 0 <= week < last[name]}
    weeks = late(problem, weeks, last, waiting)
    floats = slack(problem, weeks, last)
    holds = Holds(problem, weeks)
    copies = copying(problem, weeks)
    by_site: dict[str, list[str]] = {site.name: [] for site in problem.sites}
    for one in problem.workloads:
        by_site[one.site].append(one.name)
    moves = {one.name: one for one in problem.workloads}
    sites: list[PlannedSite] = []
    for site in problem.sites:
        final = max(
            (moves[name] for name in by_site[site.name]), key=lambda one: (weeks[one.name], one.name), default=None
        )
        hold = Hold(kind="published") if site.published is not None else Hold(kind="none")
        if final is not None and site.name not in waiting:
            hold = holds.of(final)
        begun = [weeks[name] - moves[name].weeks + 1 for name in by_site[site.name]]
        begun += [copies[name][0][0] for name in by_site[site.name] if copies[name]]
        sites.append(
            _site(problem, site, last[site.name], min(begun, default=last[site.name]), floats[site.name], hold)
        )
    latest = max(sites, key=lambda one: (one.hand_back, one.migrate, one.name), default=None)
    count = Counter(site.hold for site in sites if site.hold.kind != "none")
    return RoadPlan(
        monday=problem.monday,
        sites=tuple(sites),
        moves=tuple(PlannedMove(name=name, week=week, copies=copies[name]) for name, week in weeks.items()),
        yuan=sum(site.yuan for site in sites),
        bound=bound,
        critical_path=critical_path(problem, weeks, latest.name) if latest and latest.hold.kind != "published" else (),
        binding=tuple(sorted(count.items(), key=lambda item: (-item[1], item[0].kind, item[0].name))),
        reproducible=not by_clock,
    )


def _site(problem: RoadProblem, site: RoadSite, migrate: int, begun: int, free: int, hold: Hold) -> PlannedSite:
    after = closing(problem, site, migrate)
    if after is None:
        raise ValueError(f"{site.name} ends after the horizon")
    drain, wipe, power_off, hand_back = after
    return PlannedSite(
        name=site.name,
        survey=max(site.ready, begun) - 1,
        migrate=migrate,
        drain=drain,
        wipe=wipe,
        power_off=power_off,
        hand_back=hand_back,
        slack=free,
        hold=hold,
        renewals=sum(renewals(one, hand_back) for one in site.contracts),
        yuan=cost(problem, site)[migrate],
        moved=None if site.published is None else migrate - site.published,
    )
