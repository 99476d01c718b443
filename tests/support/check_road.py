"""Whether a road can be kept: an independent check, week by week, that shares no code with the planner."""

from collections import Counter
from itertools import pairwise

from edugrid.retire.road.plan import RoadPlan
from edugrid.retire.road.problem import RoadProblem


def check_road(problem: RoadProblem, plan: RoadPlan) -> list[str]:
    """Everything that is wrong with ``plan``; nothing: it keeps all the rules of ``problem`` and its cost is right."""
    moved = {one.name for one in plan.moves}
    planned = {one.name for one in plan.sites}
    if moved != {one.name for one in problem.workloads} or planned != {one.name for one in problem.sites}:
        return ["not everything is planned, or something unknown"]
    return [*_moves(problem, plan), *_room(problem, plan), *_sites(problem, plan)]


def _closed(problem: RoadProblem) -> dict[str, frozenset[int]]:
    """By site."""
    return {site.name: one.closed for site in problem.sites for one in problem.staff if one.name == site.staff}


def _moves(problem: RoadProblem, plan: RoadPlan) -> list[str]:
    wrong: list[str] = []
    moved = {one.name: one for one in plan.moves}
    empty = {one.name: one.migrate for one in plan.sites}
    home = {one.name: one for one in problem.sites}
    closed = _closed(problem)
    for one in problem.workloads:
        week, ready = moved[one.name].week, home[one.site].ready
        if week in closed[one.site] or not 0 <= week < problem.weeks:
            wrong.append(f"{one.name} moves in the closed week {week}")
        if week - one.weeks + 1 < ready:
            wrong.append(f"{one.name} is worked on before its site is ready")
        if week > empty[one.site]:
            wrong.append(f"{one.name} moves after its site is empty")
        wrong += [f"{one.name} moves before {name}" for name in one.after if moved[name].week > week]
        copies = moved[one.name].copies
        if sum(mb for _, mb in copies) != one.data_mb or any(not ready <= at <= week for at, _ in copies):
            wrong.append(f"{one.name} is not copied when it moves")
    return wrong


def _room(problem: RoadProblem, plan: RoadPlan) -> list[str]:
    """Add up week by week what is used of each staff, quota and link."""
    moved = {one.name: one for one in plan.moves}
    home = {one.name: one for one in problem.sites}
    works: Counter[tuple[str, int]] = Counter()
    holds: Counter[tuple[str, int]] = Counter()
    carries: Counter[tuple[str, int]] = Counter()
    for one in problem.workloads:
        week, site = moved[one.name].week, home[one.site]
        for at in range(problem.weeks):
            works[site.staff, at] += one.staff if week - one.weeks < at <= week else 0
            for name, amount in one.needs.items():
                holds[name, at] += amount if week <= at else 0
        for at, mb in moved[one.name].copies:
            carries[site.link, at] += mb
    wrong = [
        f"{one.name} works {works[one.name, at]} of {one.room[at]} in week {at}"
        for one in problem.staff
        for at in range(problem.weeks)
        if works[one.name, at] > one.room[at]
    ]
    wrong += [
        f"{one.name} holds {holds[one.name, at]} of {one.room[at]} in week {at}"
        for one in problem.quotas
        for at in range(problem.weeks)
        if holds[one.name, at] > one.room[at]
    ]
    wrong += [
        f"{one.name} carries too much in week {at}"
        for one in problem.links
        for at in range(problem.weeks)
        if carries[one.name, at] * 8_000_000 > one.mbps * 1_000_000 * one.hours[at] * 3600
    ]
    return wrong


def _sites(problem: RoadProblem, plan: RoadPlan) -> list[str]:
    wrong: list[str] = []
    planned = {one.name: one for one in plan.sites}
    closed = _closed(problem)
    total = 0
    for site in problem.sites:
        mine = planned[site.name]
        stages = pairwise([mine.migrate, mine.drain, mine.wipe, mine.power_off, mine.hand_back])
        for (early, late), length in zip(stages, site.closing, strict=True):
            if sum(at not in closed[site.name] for at in range(early + 1, late + 1)) < length:
                wrong.append(f"a stage of {site.name} is too short")
        if mine.hand_back > site.deadline:
            wrong.append(f"{site.name} misses its deadline")
        if site.fixed is not None and mine.migrate != site.fixed:
            wrong.append(f"{site.name} was to stay")
        total += site.weekly_cost * (mine.hand_back + 1)
        for paper in site.contracts:
            over = max(0, mine.hand_back - paper.paid_until)
            total += paper.renewal * ((over + paper.term - 1) // paper.term)
        if site.published is not None:
            total += problem.stability * abs(mine.migrate - site.published)
    if total != plan.yuan:
        wrong.append(f"the plan says {plan.yuan} yuan, it costs {total}")
    if plan.bound > plan.yuan:
        wrong.append("the bound lies above the cost")
    return wrong
