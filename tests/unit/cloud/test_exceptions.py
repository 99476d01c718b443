"""Dated exceptions: what they cover, for how long, and what is said about them."""

from datetime import date, datetime
from pathlib import Path

import pytest

from edugrid.cloud.judged import Judged, judge
from edugrid.cloud.policy import check_steps
from edugrid.cloud.violation import Violation
from edugrid.intent.load import load_intent
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.registers import PolicyException
from edugrid.intent.tree import Intent
from edugrid.rollout.plan_file import CloudStep
from edugrid.text import Text

INVENTORIES = Path(__file__).parents[3] / "inventories"
CITY = "henan/zhengzhou"
WORD = Text("-", "-")
BROKEN = Violation("names", WORD, "gov-edu-zhengzhou-roster-1", WORD, Text("rename it", "请改名"), CITY)


def intent(where: str, until: str = "2027-06-08", rule: str = "names") -> Intent:
    row = PolicyException(
        id="EX-1", rule=rule, where=where, reason="过渡", approver="李局长", until=date.fromisoformat(until)
    )
    found = load_intent(INVENTORIES, CITY, datetime(2027, 6, 8, 12, tzinfo=SHANGHAI))
    city = found.cities[0]
    registers = city.registers.model_copy(update={"exceptions": (row,)})
    return found.model_copy(update={"cities": (city.model_copy(update={"registers": registers}),)})


@pytest.mark.parametrize("where", ["gov-edu-zhengzhou-roster-1", "*", "*roster*", "gov-*-1"])
def test_an_exception_covers_what_it_names(where: str) -> None:
    judged = judge([BROKEN], intent(where))
    assert judged.refused == ()
    assert judged.excepted[0].text.en == (
        "excepted until 2027-06-08 (EX-1, 李局长: 过渡): gov-edu-zhengzhou-roster-1: - [names]"
    )
    assert "已批准例外，有效至 2027-06-08" in judged.excepted[0].text.zh


@pytest.mark.parametrize("where", ["gov-edu-zhengzhou-roster", "roster", "gov-edu-zhengzhou-roster-.", ""])
def test_it_covers_nothing_else(where: str) -> None:
    assert judge([BROKEN], intent(where)) == Judged((BROKEN,), ())


def test_the_last_part_of_a_place_is_enough() -> None:
    broken = BROKEN._replace(where="henan/zhengzhou/zhongmu/zm-old-room")
    assert judge([broken], intent("zm-old-room")).refused == ()


def test_another_policy_or_another_city_is_not_covered() -> None:
    assert judge([BROKEN], intent("*", rule="quota")).excepted == ()
    assert judge([BROKEN._replace(region="henan/kaifeng")], intent("*")).excepted == ()


def test_one_that_ended_yesterday_is_named_and_does_not_help() -> None:
    judged = judge([BROKEN], intent("*", until="2027-06-07"))
    assert judged.excepted == ()
    assert judged.refused[0].hint.en == "rename it (the exception EX-1 ended on 2027-06-07; 李局长 may renew it)"
    assert "例外 EX-1 已于 2027-06-07 到期" in judged.refused[0].hint.zh


def test_frozen_steps_may_be_excepted_one_by_one() -> None:
    steps = [
        CloudStep(op="delete", type="openstack:compute/instance:Instance", name=f"gov-edu-zhengzhou-{name}", urn="-")
        for name in ("roster-2", "identity-2")
    ]
    judged = check_steps(steps, intent("*-roster-2", rule="freeze"), CITY)
    assert [violation.where for violation in judged.refused] == ["gov-edu-zhengzhou-identity-2"]
    assert [item.violation.where for item in judged.excepted] == ["gov-edu-zhengzhou-roster-2"]
    assert check_steps(steps, intent("*", rule="freeze"), "henan/kaifeng").refused == (), "another city's exams"
