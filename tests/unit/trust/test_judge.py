"""Who may plan, approve and operate: a table of every role, and everything that must not count."""

from datetime import date
from pathlib import Path

import pytest
from people import CITY, COUNTY, key_of

from edugrid.intent.person import Person, Role
from edugrid.intent.tree import Intent
from edugrid.rollout.plan_file import Plan
from edugrid.trust.judge import Proven, judge_plan, judge_role, judge_standing
from edugrid.trust.state import state
from edugrid.trust.statement import Act, Statement
from edugrid.trust.touched import touched
from edugrid.trust.verified import verified

DAY = date(2026, 12, 1)


def _person(intent: Intent, who: str) -> Person:
    return next(one for one in intent.people if one.id == who)


def _said(intent: Intent, who: str, act: Act, about: str, **more: date) -> Proven:
    """What a verified statement of ``who`` looks like; signatures are the business of other tests."""
    return Proven(
        Statement(act=act, about=about, region=CITY, who=who, at="2026-12-01T00:00:00+00:00", **more),
        _person(intent, who),
    )


@pytest.mark.parametrize(
    ("who", "roles"),
    [
        ("wang", {"planner", "operator"}),
        ("li", {"approver"}),
        ("zhao", {"operator"}),
        ("chen", {"planner", "approver", "operator"}),
        ("sun", {"viewer"}),
        ("old", set()),
        ("far", set()),
    ],
)
@pytest.mark.parametrize("role", ["viewer", "planner", "approver", "operator"])
def test_the_table_of_roles(intent: Intent, who: str, roles: set[str], role: Role) -> None:
    person = _person(intent, who)
    for region in (CITY, COUNTY):
        assert (judge_role(person, role, region, DAY) is None) == (role in roles)
        assert person.may(role, region, DAY) == (role in roles)
    assert judge_role(person, role, "henan", DAY) is not None, "a city's people are not the province's"
    assert judge_role(person, role, "henan/zhengzhouxin", DAY) is not None


@pytest.mark.parametrize(
    ("authors", "approvers", "told"),
    [
        (["wang"], ["li"], []),
        (["wang"], ["chen"], []),
        (["wang"], ["sun", "li"], []),
        (["chen"], ["li"], []),
        ([], ["li"], ["no planner has signed"]),
        (["wang"], [], ["nobody has approved"]),
        ([], [], ["no planner has signed", "nobody has approved"]),
        (["chen"], ["chen"], ["approved by its author chen"]),
        (["wang", "chen"], ["chen"], ["approved by its author chen"]),
        (["wang"], ["wang"], ["approved by its author wang"]),
        (["li"], ["chen"], ["li may not (or no longer) plan"]),
        (["sun"], ["zhao"], ["sun may not (or no longer) plan", "zhao may not (or no longer) approve"]),
        (["old"], ["li"], ["old may not (or no longer) plan"]),
        (["wang"], ["old"], ["old may not (or no longer) approve"]),
        (["wang"], ["far"], ["far may not (or no longer) approve"]),
    ],
)
def test_four_eyes(intent: Intent, authors: list[str], approvers: list[str], told: list[str]) -> None:
    said = [_said(intent, who, "planned", "digest") for who in authors]
    said += [_said(intent, who, "approved", "digest") for who in approvers]
    found = judge_plan("digest", [CITY], said, DAY)
    assert len(found) == len(told)
    for text, part in zip(found, told, strict=True):
        assert part in text.en


def test_what_was_said_of_another_plan_does_not_count(intent: Intent) -> None:
    said = [_said(intent, "wang", "planned", "digest"), _said(intent, "li", "approved", "another")]
    assert ["nobody has approved" in text.en for text in judge_plan("digest", [CITY], said, DAY)] == [True]


def test_each_region_wants_people_of_its_own(intent: Intent) -> None:
    said = [_said(intent, "wang", "planned", "d"), _said(intent, "li", "approved", "d")]
    assert len(judge_plan("d", [CITY, "henan/kaifeng"], said, DAY)) == 2
    said += [_said(intent, "far", "planned", "d")]
    (left,) = judge_plan("d", [CITY, "henan/kaifeng"], said, DAY)
    assert "li may not" in left.en


@pytest.mark.parametrize(
    ("who", "work", "until", "operator", "good"),
    [
        ("li", "surge", DAY, "wang", True),
        ("li", "block", DAY, "wang", False),
        ("li", "surge", date(2026, 11, 30), "wang", False),
        ("chen", "surge", DAY, "chen", False),
        ("wang", "surge", DAY, "zhao", False),
        ("old", "surge", DAY, "wang", False),
    ],
)
def test_standing_approvals(intent: Intent, who: str, work: str, until: date, operator: str, good: bool) -> None:  # noqa: FBT001 - a column of the table
    said = [_said(intent, who, "standing", work, until=until)]
    assert (judge_standing("surge", COUNTY, said, operator, DAY) is None) == good
    assert judge_standing("surge", "henan/kaifeng", said, operator, DAY) is not None


def test_signatures(intent: Intent, tmp_path: Path) -> None:
    wang, li = _person(intent, "wang"), _person(intent, "li")
    said = state(li, key_of("li"), "approved", "digest", CITY, why="工单 7")
    assert verified(said, intent.people) == li
    assert verified(said, [wang]) is None, "no longer in the register"
    for change in ({"about": "another"}, {"who": "chen"}, {"act": "planned"}, {"why": ""}, {"signature": ""}):
        assert verified(said.model_copy(update=change), intent.people) is None, change
    forged = state(wang, key_of("wang"), "approved", "digest", CITY).model_copy(update={"who": "li"})
    assert verified(forged, intent.people) is None
    assert list(tmp_path.iterdir()) == []


def test_where_a_device_stands_is_not_for_the_plan_to_say(intent: Intent, plan: Plan) -> None:
    """The county is production because the city is; a plan that was written by hand may say anything."""
    assert touched(intent, plan) == (COUNTY,)
    device = plan.devices[0]
    for change in ({"region": "henan"}, {"region": "henan/lab"}, {"region": ""}):
        assert touched(intent, plan.model_copy(update={"devices": (device.model_copy(update=change),)})) == (COUNTY,)
    for other in ({"name": "lab-1"}, {"host": "192.0.2.103"}, {"port": 2222}, {"netconf_port": 830}):
        found = touched(intent, plan.model_copy(update={"devices": (device.model_copy(update=other),)}))
        assert CITY in found, other
    same = plan.model_copy(update={"devices": (device.model_copy(update={"state": "unchanged"}),)})
    assert touched(intent, same) == ()
