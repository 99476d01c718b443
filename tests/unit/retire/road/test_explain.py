"""Roads that cannot be: what binds, and the least that helps."""

import pytest
from check_road import check_road
from small_road import small_road

from edugrid.retire.road.changed import changed
from edugrid.retire.road.effort import Effort
from edugrid.retire.road.explain import explain
from edugrid.retire.road.plan import Change, Impossible, RoadPlan
from edugrid.retire.road.problem import RoadProblem
from edugrid.retire.road.road_json import road_json
from edugrid.retire.road.show_impossible import show_impossible
from edugrid.retire.road.solve import solve

SITE = {"name": "a", "link": "line", "staff": "city", "deadline": 19, "ready": 2, "weekly_cost": 100}


def renamed(problem: RoadProblem, prefix: str) -> RoadProblem:
    """``problem`` with ``prefix`` before every name, so that it has nothing to do with another one."""
    named = {"name", "link", "staff", "site"}

    def new(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            named_by = key == "needs"
            return {f"{prefix}-{name}" if named_by else name: new(item, name) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [new(item, key) for item in value]
        return f"{prefix}-{value}" if isinstance(value, str) and (key in named or key == "after") else value

    return RoadProblem.model_validate(new(problem.model_dump()))


def joined(*problems: RoadProblem) -> RoadProblem:
    lists = ("sites", "workloads", "links", "staff", "quotas")
    every = {name: tuple(item for one in problems for item in getattr(one, name)) for name in lists}
    return problems[0].model_copy(update=every)


def told(problem: RoadProblem) -> Impossible:
    found = solve(problem)
    assert isinstance(found, Impossible)
    (only,) = explain(problem, found)
    return only


def assert_least(problem: RoadProblem, changes: tuple[Change, ...]) -> None:
    """Each change alone makes the problem possible, and a little less of it does not."""
    for change in changes:
        eased = changed(problem, change)
        plan = solve(eased)
        assert isinstance(plan, RoadPlan)
        assert check_road(eased, plan) == []
        if change.amount > 1:
            less = change.model_copy(update={"amount": change.amount - 1})
            assert isinstance(solve(changed(problem, less)), Impossible)


@pytest.mark.parametrize(
    ("problem", "changes"),
    [
        pytest.param(
            small_road(sites=[SITE | {"deadline": 9}]),
            (
                Change(kind="deadline", amount=1),
                Change(kind="staff", name="city", amount=1),
                Change(kind="link", name="line", amount=10),
            ),
            id="deadline-staff-or-link",
        ),
        pytest.param(
            small_road(sites=[SITE | {"deadline": 8}], staff=[{"name": "city", "room": [100] * 20}]),
            (Change(kind="deadline", amount=1), Change(kind="link", name="line", amount=10)),
            id="deadline-or-link",
        ),
        pytest.param(
            small_road(quotas=[{"name": "cores", "room": [5] * 20}]),
            (Change(kind="quota", name="cores", amount=1),),
            id="quota",
        ),
        pytest.param(
            small_road(staff=[{"name": "city", "room": [15] * 20}]),
            (Change(kind="staff", name="city", amount=3),),
            id="staff",
        ),
        pytest.param(
            small_road(sites=[SITE | {"fixed": 3, "deadline": 19}], closed=(5,)),
            (
                Change(kind="staff", name="city", amount=1),
                Change(kind="link", name="line", amount=10),
                Change(kind="fixed", name="a"),
            ),
            id="under-way",
        ),
    ],
)
def test_what_binds_is_named_with_the_least_that_helps(problem: RoadProblem, changes: tuple[Change, ...]) -> None:
    found = told(problem)
    assert (found.changes, found.together, found.unsure) == (changes, (), False)
    assert_least(problem, changes)


def test_a_freeze_that_covers_the_way_out_is_named() -> None:
    problem = small_road(closed=tuple(range(4, 20)))
    found = told(problem)
    assert found.changes == (Change(kind="freezes"),)
    assert_least(problem, found.changes)


def test_two_changes_where_one_is_not_enough() -> None:
    problem = small_road(quotas=[{"name": "cores", "room": [5] * 20}], staff=[{"name": "city", "room": [15] * 20}])
    found = told(problem)
    assert found.changes == ()
    assert found.together == (Change(kind="staff", name="city", amount=3), Change(kind="quota", name="cores", amount=1))


def test_every_part_without_a_plan_is_explained() -> None:
    one = small_road(quotas=[{"name": "cores", "room": [5] * 20}])
    other = renamed(small_road(staff=[{"name": "city", "room": [15] * 20}]), "b")
    fine = renamed(small_road(), "c")
    problem = joined(one, fine, other)
    found = solve(problem)
    assert isinstance(found, Impossible)
    assert found.sites == ("a", "b-a")
    parts = explain(problem, found)
    assert [(part.sites, part.changes) for part in parts] == [
        (("a",), (Change(kind="quota", name="cores", amount=1),)),
        (("b-a",), (Change(kind="staff", name="b-city", amount=3),)),
    ]
    eased = changed(changed(problem, parts[0].changes[0]), parts[1].changes[0])
    assert isinstance(solve(eased), RoadPlan)
    body = road_json(problem, parts, {})
    assert (body["sites"], [part["sites"] for part in body["parts"]]) == (["a", "b-a"], [["a"], ["b-a"]])
    assert (body["changes"], body["parts"][1]["changes"][0]["amount"]) == ([], 3)
    text = show_impossible(parts, "en")
    assert text.count("There is no timetable") == 2
    assert "A timetable for all needs this for each of the 2." in text


def test_who_has_no_time_says_so() -> None:
    problem = small_road(quotas=[{"name": "cores", "room": [5] * 20}])
    (part,) = explain(problem, Impossible(sites=("a",)), Effort(seconds=0))
    assert (part.sites, part.changes, part.together, part.unsure) == (("a",), (), (), True)
