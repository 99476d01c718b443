"""Weeks filled one after another, and stretches planned anew."""

import time

from made_up_province import made_up_province
from small_road import small_road

from edugrid.retire.road.desk import Desk
from edugrid.retire.road.improve import improve
from edugrid.retire.road.pack import pack
from edugrid.retire.road.repack import repack


def pair(*staff: int, **more: object) -> Desk:
    sites = [{"name": name, "link": "line", "staff": "city", "deadline": 19} for name in "ab"]
    moves = [
        {"name": f"{'ab'[number % 2]}/{number}", "site": "ab"[number % 2], "staff": one}
        for number, one in enumerate(staff)
    ]
    return Desk(small_road(sites=sites, workloads=[one | more for one in moves]))


def test_a_week_is_filled_with_what_comes_later_where_that_fits_better() -> None:
    # five person-days: 30 + 20 of a leave nothing, where 30 + 15 would leave 5
    desk = pair(30, 15, 20, 35)
    assert pack(desk, ["a", "b"], 200) == {"a/0": 0, "a/2": 0, "b/1": 1, "b/3": 1}
    # in turn, 30 + 10 would leave 10
    desk = pair(30, 10, 25, 25)
    assert pack(desk, ["a", "b"], 200) == {"a/2": 0, "b/3": 0, "a/0": 1, "b/1": 1}


def test_the_order_decides_where_nothing_fits_better() -> None:
    desk = pair(50, 50)
    assert pack(desk, ["b", "a"], 200) == {"b/1": 0, "a/0": 1}


def test_work_of_several_weeks_and_closed_weeks() -> None:
    sites = [{"name": "a", "link": "line", "staff": "city", "deadline": 19, "ready": 1}]
    moves = [{"name": "a/x", "site": "a", "staff": 30, "weeks": 3}, {"name": "a/y", "site": "a", "staff": 30}]
    staff = [{"name": "city", "room": [50, 50, 0, *[50] * 17], "closed": [2]}]
    assert pack(Desk(small_road(sites=sites, workloads=moves, staff=staff)), ["a"], 200) == {"a/y": 1, "a/x": 5}


def test_a_stretch_planned_anew_is_a_plan_and_costs_no_more() -> None:
    problem = made_up_province(cities=1, counties=4, sites=10, workloads=80)
    desk = Desk(problem)
    start = pack(desk, sorted(desk.sites), 200)
    assert start is not None
    before = desk.price(start)
    found = repack(desk, start, range(10, 22), 4, 1)
    after = desk.price(found.weeks)
    assert before is not None
    assert after is not None
    assert after < before
    assert found == repack(desk, start, range(10, 22), 4, 1)
    better = improve(desk, start, 1, time.monotonic() + 600)
    assert (desk.price(better) or before) < before
    assert improve(desk, start, 1, time.monotonic() - 1) == start
