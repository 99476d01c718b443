"""The cost that no plan can beat, against the best plans there are."""

from math import inf

import pytest
from check_road import check_road
from made_up_province import made_up_province
from small_road import small_road

from edugrid.retire.road.desk import Desk
from edugrid.retire.road.earliest import earliest
from edugrid.retire.road.effort import Effort
from edugrid.retire.road.first_plan import first_plan
from edugrid.retire.road.least_cost import least_cost
from edugrid.retire.road.linear_model import LinearModel
from edugrid.retire.road.parts import parts
from edugrid.retire.road.plan import RoadPlan
from edugrid.retire.road.problem import RoadProblem
from edugrid.retire.road.solve import solve

# quota binds here, where the linear bound is weak: a third of a site takes a third of its quota
SMALL_CITIES = parts(made_up_province(cities=4, counties=8, sites=16, workloads=60))[2:3]


@pytest.mark.parametrize("city", SMALL_CITIES, ids=lambda city: f"{len(city.sites)}-{len(city.workloads)}")
def test_the_best_plan_lies_between_the_bound_and_what_is_found_quickly(city: RoadProblem) -> None:
    best = solve(city, Effort(work=20))
    assert isinstance(best, RoadPlan)
    assert check_road(city, best) == []
    assert best.bound == best.yuan, "proved by CP-SAT"
    bound, desk = least_cost(city, 60), Desk(city)
    quick = first_plan(desk, 20)
    assert bound is not None
    assert quick is not None
    yuan = desk.price(quick)
    assert yuan is not None
    assert bound <= best.yuan <= yuan
    assert bound > 0.8 * best.yuan
    assert yuan < 1.05 * best.yuan


def test_work_takes_the_weeks_that_it_takes() -> None:
    # five person-days a week, ready in week 2; 12 person-days are done by the end of week 4, and nothing of it earlier
    moves = [{"name": f"a/{number}", "site": "a", "staff": 40} for number in (1, 2, 3)]
    problem = small_road(workloads=moves)
    desk = Desk(problem)
    assert earliest(problem, desk.used, desk.waits) == {"a": 4}
    # the exact model knows that one move of four person-days fits into a week of five: it ends in week 4, too
    assert least_cost(problem, 60) == 100 * (4 + 6 + 1)


def test_two_sites_cannot_both_have_the_first_weeks() -> None:
    sites = [
        {"name": name, "link": "line", "staff": "city", "deadline": 19, "weekly_cost": 100, "closing": [0, 0, 0, 0]}
        for name in "ab"
    ]
    moves = [{"name": f"{name}/{number}", "site": name, "staff": 50} for name in "ab" for number in (1, 2, 3, 4)]
    problem = small_road(sites=sites, workloads=moves)
    # one after the other: weeks 3 and 7. Half of each by halves would be 5.5 and 7 without the weeks that each half needs
    assert least_cost(problem, 60) == 100 * (4 + 8)


def test_a_bound_needs_no_trust_in_the_solver() -> None:
    model = LinearModel()
    one, two = model.variable(10, 3), model.variable(10, 2)
    model.constant = 7
    model.row({one: -1, two: -1}, -12)
    bound = model.bound(60)
    assert bound == pytest.approx(7 + 20 + 6)
    assert bound is not None
    assert bound < 7 + 20 + 6
    model.row({one: 1, two: 1}, 11)
    assert model.bound(60) is None
    assert LinearModel().bound(60) in {0.0, -inf}
