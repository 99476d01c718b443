"""Plans of small roads: known best ones, all possible ones, and again."""

import math
from itertools import product

import pytest
from check_road import check_road
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_province import made_up_province
from small_road import small_road

from edugrid.retire.road.desk import Desk
from edugrid.retire.road.effort import Effort
from edugrid.retire.road.first_plan import first_plan
from edugrid.retire.road.improve import improve
from edugrid.retire.road.least_cost import least_cost
from edugrid.retire.road.parts import parts
from edugrid.retire.road.plan import Hold, Impossible, RoadPlan
from edugrid.retire.road.problem import RoadProblem
from edugrid.retire.road.solve import solve
from edugrid.retire.road.solve_parts import solve_parts


def planned(problem: RoadProblem) -> RoadPlan:
    plan = solve(problem)
    assert isinstance(plan, RoadPlan)
    assert check_road(problem, plan) == []
    return plan


def weeks(plan: RoadPlan) -> dict[str, int]:
    return {one.name: one.week for one in plan.moves}


def test_the_best_plan_of_one_site() -> None:
    plan = planned(small_road())
    # 90 GB need weeks 2 and 3; 4 + 2 person-days do not fit in one week of 5
    assert weeks(plan) == {"a/db": 3, "a/web": 4}
    site = plan.sites[0]
    assert (site.survey, site.migrate, site.drain, site.wipe, site.power_off, site.hand_back) == (1, 4, 6, 7, 8, 10)
    assert (plan.yuan, plan.bound, plan.gap) == (1100, 1100, 0)
    assert site.slack == 9
    assert plan.moves[0].copies == ((2, 45_000), (3, 45_000))


def test_the_critical_path_goes_back_to_what_holds_it() -> None:
    plan = planned(small_road(staff=[{"name": "city", "room": [100] * 20}]))
    path = [(step.workload, step.week, step.hold) for step in plan.critical_path]
    assert path == [
        ("a/db", 3, Hold(kind="link", name="line")),
        ("a/web", 3, Hold(kind="dependency", name="a/db")),
    ]
    assert planned(small_road()).critical_path[-1].hold == Hold(kind="staff", name="city")
    assert planned(small_road()).binding == ((Hold(kind="staff", name="city"), 1),)


def test_a_freeze_stretches_everything() -> None:
    plan = planned(
        small_road(closed=(3, 4, 8), links=[{"name": "line", "mbps": 10, "hours": [10, 10, 10, 0, 0, *[10] * 15]}])
    )
    assert weeks(plan) == {"a/db": 5, "a/web": 6}
    assert plan.sites[0].drain == 9


def test_quota_over_time_holds_a_move_back() -> None:
    plan = planned(small_road(quotas=[{"name": "cores", "room": [4] * 7 + [6] * 13}]))
    assert weeks(plan)["a/web"] == 7
    assert plan.critical_path[-1].hold == Hold(kind="quota", name="cores")


def test_a_contract_decides_who_goes_first() -> None:
    sites = [
        {
            "name": name,
            "link": "line",
            "staff": "city",
            "deadline": 19,
            "weekly_cost": 10,
            "contracts": [{"paid_until": paid, "renewal": 5000}],
        }
        for name, paid in (("a", 19), ("b", 8))
    ]
    moves = [{"name": f"{name}/{number}", "site": name, "staff": 50} for name in "ab" for number in (1, 2, 3)]
    plan = planned(small_road(sites=sites, workloads=moves))
    assert {one.name: (one.hand_back, one.renewals) for one in plan.sites} == {"a": (11, 0), "b": (8, 0)}
    assert (plan.yuan, plan.bound) == (120 + 90, 210)


def test_what_is_published_stays_where_moving_it_saves_less() -> None:
    site = {
        "name": "a",
        "link": "line",
        "staff": "city",
        "deadline": 19,
        "ready": 2,
        "weekly_cost": 100,
        "published": 7,
    }
    assert planned(small_road(sites=[site])).sites[0].moved == -3
    kept = planned(small_road(sites=[site], stability=150))
    assert (kept.sites[0].migrate, kept.sites[0].moved, kept.yuan) == (7, 0, 1400)
    assert (kept.sites[0].hold, kept.critical_path) == (Hold(kind="published"), ())
    # nothing begins earlier than it must for that date: 4 + 2 person-days do not fit in one week
    assert (weeks(kept), kept.sites[0].survey) == ({"a/db": 6, "a/web": 7}, 4)


def test_what_is_under_way_stays() -> None:
    site = {"name": "a", "link": "line", "staff": "city", "deadline": 19, "ready": 2, "weekly_cost": 100, "fixed": 9}
    assert planned(small_road(sites=[site])).sites[0].migrate == 9


def test_the_plan_of_a_plan_is_the_plan() -> None:
    first = planned(small_road())
    again = small_road(
        sites=[small_road().sites[0].model_copy(update={"published": first.sites[0].migrate})], stability=1
    )
    assert planned(again).sites[0].moved == 0


def test_the_same_problem_has_the_same_plan() -> None:
    assert planned(small_road()) == planned(small_road())


def test_circles_and_unknown_names_are_refused() -> None:
    with pytest.raises(ValueError, match="wait for each other"):
        small_road(workloads=[{"name": name, "site": "a", "after": [other]} for name, other in ("xy", "yx")])
    with pytest.raises(ValueError, match="unknown: b"):
        small_road(workloads=[{"name": "x", "site": "b"}])


def test_a_city_too_large_for_the_exact_model_has_a_plan_and_an_honest_bound() -> None:
    problem = made_up_province(cities=1, counties=4, sites=10, workloads=80)
    little = Effort(work=1)
    heard: list[tuple[int, int]] = []
    plan = solve(problem, little, lambda done, total, _: heard.append((done, total)))
    assert isinstance(plan, RoadPlan)
    assert check_road(problem, plan) == []
    assert 0 < plan.gap < 0.12
    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == ((0, 10), (10, 10))
    assert {done for done, _ in heard} == set(range(11))
    assert plan == solve(problem, little)


def test_a_large_city_that_is_planned_again_stays_as_it_was_published() -> None:
    problem = made_up_province(cities=1, counties=4, sites=10, workloads=160)
    first = solve(problem, Effort(work=1))
    assert isinstance(first, RoadPlan)
    ends = {one.name: one.migrate for one in first.sites}
    sites = tuple(one.model_copy(update={"published": ends[one.name]}) for one in problem.sites)
    again = solve(problem.model_copy(update={"sites": sites, "stability": 2000}), Effort(work=1))
    assert isinstance(again, RoadPlan)
    assert again.yuan <= first.yuan
    assert sum(one.moved != 0 for one in again.sites) <= 1


def test_cities_that_are_solved_in_processes_of_their_own_have_the_same_plan() -> None:
    found = parts(made_up_province(cities=2, counties=6, sites=12, workloads=204))
    assert len(found) == 2
    effort = Effort(work=1)
    shares = [(len(one.workloads) + 1) / 206 for one in found]
    alone = [
        solved for one, share in zip(found, shares, strict=True) for solved in solve_parts([one], Effort(work=share))
    ]
    assert [one.weeks for one in solve_parts(found, effort)] == [one.weeks for one in alone]


def test_a_large_city_without_a_plan_says_so() -> None:
    problem = made_up_province(cities=1, counties=4, sites=10, workloads=80)
    late = problem.model_copy(update={"sites": tuple(one.model_copy(update={"deadline": 40}) for one in problem.sites)})
    found = solve(late, Effort(work=1))
    assert isinstance(found, Impossible)
    assert not found.unsure


@st.composite
def tiny(draw: st.DrawFn) -> RoadProblem:
    length = 9
    number = st.integers(0, 3)
    sites = [
        {
            "name": name,
            "link": draw(st.sampled_from(["line", "other"])),
            "staff": "city",
            "deadline": draw(st.integers(5, 8)),
            "ready": draw(st.integers(0, 2)),
            "closing": [1, 0, 0, 1],
            "weekly_cost": draw(st.integers(1, 5)),
            "contracts": [{"paid_until": at, "renewal": 7} for at in draw(st.lists(st.integers(3, 8), max_size=2))],
            "published": draw(st.none() | st.integers(1, 6)),
        }
        for name in "ab"
    ]
    moves: list[dict[str, object]] = []
    for index in range(4):
        before = [move["name"] for move in moves]
        moves.append(
            {
                "name": f"w{index}",
                "site": draw(st.sampled_from("ab")),
                "data_mb": draw(number) * 450,
                "staff": draw(number),
                "weeks": draw(st.integers(1, 2)),
                "needs": {"cores": draw(number)},
                "after": draw(st.lists(st.sampled_from(before), unique=True, max_size=2)) if before else [],
            }
        )
    closed = draw(st.sets(st.integers(0, 8), max_size=2))
    open_weeks = [int(week not in closed) for week in range(length)]
    room = sorted(draw(st.lists(st.integers(0, 8), min_size=length, max_size=length)))
    return RoadProblem.model_validate(
        {
            "monday": "2027-01-04",
            "weeks": length,
            "sites": sites,
            "workloads": moves,
            "links": [{"name": name, "mbps": 1, "hours": open_weeks} for name in ("line", "other")],
            "staff": [{"name": "city", "room": [4 * one for one in open_weeks], "closed": closed}],
            "quotas": [{"name": "cores", "room": room}],
            "stability": 1,
        }
    )


def best_of_all(problem: RoadProblem) -> int | None:
    """The cost of the best of all plans, by trying every week for every workload; None: there is none."""
    best: int | None = None
    for chosen in product(range(problem.weeks), repeat=len(problem.workloads)):
        week = {one.name: at for one, at in zip(problem.workloads, chosen, strict=True)}
        if not allowed(problem, week):
            continue
        price = _price(problem, week)
        if price is not None and (best is None or price < best):
            best = price
    return best


def allowed(problem: RoadProblem, week: dict[str, int]) -> bool:
    """Whether the workloads may move in these weeks, deadlines left out of account."""
    home = {site.name: site for site in problem.sites}
    if any(at in problem.staff[0].closed for at in week.values()):
        return False
    if any(week[name] > week[one.name] for one in problem.workloads for name in one.after):
        return False
    if any(week[one.name] - one.weeks + 1 < home[one.site].ready for one in problem.workloads):
        return False
    return _room(problem, week)


def _room(problem: RoadProblem, week: dict[str, int]) -> bool:
    home = {site.name: site for site in problem.sites}
    for at in range(problem.weeks):
        if (
            sum(one.staff for one in problem.workloads if week[one.name] - one.weeks < at <= week[one.name])
            > problem.staff[0].room[at]
        ):
            return False
        if sum(one.needs["cores"] for one in problem.workloads if week[one.name] <= at) > problem.quotas[0].room[at]:
            return False
    for link in problem.links:  # copy week by week, the most urgent first: one line can do no better
        left = {one.name: one.data_mb for one in problem.workloads if home[one.site].link == link.name}
        ready = {one.name: home[one.site].ready for one in problem.workloads}
        for at in range(problem.weeks):
            room = link.mbps * link.hours[at] * 450
            for name in sorted(left, key=lambda one: week[one]):
                if ready[name] <= at:
                    taken = min(room, left[name])
                    left[name], room = left[name] - taken, room - taken
                if left[name] and week[name] <= at:
                    return False
    return True


def _price(problem: RoadProblem, week: dict[str, int]) -> int | None:
    total, closed = 0, problem.staff[0].closed
    for site in problem.sites:
        last = max([site.ready, *(week[one.name] for one in problem.workloads if one.site == site.name)])
        prices = []
        for end in range(last, problem.weeks):
            after = [at for at in range(end + 1, problem.weeks) if at not in closed]
            if end in closed or len(after) < 2 or after[1] > site.deadline:
                continue
            late = sum(one.renewal for one in site.contracts if after[1] > one.paid_until)
            price = site.weekly_cost * (after[1] + 1) + late
            prices.append(price + (0 if site.published is None else abs(end - site.published)))
        if not prices:
            return None
        total += min(prices)
    return total


@settings(max_examples=25, deadline=None)
@given(tiny())
def test_no_plan_is_better_than_the_one_found(problem: RoadProblem) -> None:
    plan = solve(problem)
    best = best_of_all(problem)
    desk = Desk(problem)
    least, quick = least_cost(problem, 60), first_plan(desk, 20)
    if best is None:
        assert quick is None
        assert isinstance(plan, Impossible)
        assert not plan.unsure
    else:
        assert isinstance(plan, RoadPlan)
        assert check_road(problem, plan) == []
        assert (plan.yuan, plan.bound) == (best, best)
        assert least is not None
        assert least <= best
        if quick is not None:
            better = improve(desk, quick, 0.5, math.inf)
            assert allowed(problem, quick)
            assert allowed(problem, better)
            prices = [_price(problem, quick), _price(problem, better)]
            assert prices == [desk.price(quick), desk.price(better)]
            assert best <= (prices[1] or 0) <= (prices[0] or 0)
