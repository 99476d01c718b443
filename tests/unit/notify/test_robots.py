"""Messages to robots that enforce what their services document."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from robots import KEY, Robot, RobotServer
from told import CITY, TestClock, channel, digest, item

from edugrid.notify.deliver import deliver
from edugrid.notify.sign_dingtalk import sign_dingtalk
from edugrid.notify.sign_feishu import sign_feishu

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("wecom", "dingtalk", "feishu")
SECRET = "SEC-of-the-robot-0123456789"


def secret_of(kind: str) -> str:
    return "" if kind == "wecom" else SECRET


def test_signatures_are_those_of_the_page() -> None:
    assert sign_dingtalk("SEC" + "0" * 64, 1700000000000) == "+8WOOUUcTkFRyfCevQaISh9EUbkxaatnd6MLtL7dAY8="
    assert sign_feishu("demoSecret0001", 1599360473) == "rtnRQ9uu1y2IUedOEg2DP46p4In9LvxMIfzaUZU7eRM="


@pytest.mark.parametrize("kind", KINDS)
def test_one_message_arrives_signed(kind: str, tmp_path: Path) -> None:
    clock = TestClock()
    robot = Robot(kind, clock.now, secret=secret_of(kind), keyword="" if kind == "wecom" else "漂移")
    with RobotServer(robot) as server:
        told = {"secret": SECRET, "keyword": "漂移"} if kind != "wecom" else {}
        duty = channel(tmp_path, kind=kind, url=server.url, lang="zh", **told)
        outcomes = deliver("duty", duty, [digest(item(1), item(2, "medium"))], tmp_path, clock)
    assert [(outcome.region, outcome.result) for outcome in outcomes] == [(CITY, "sent")], outcomes
    assert len(robot.taken) == 1
    assert "新增 2 项（高 1，中 1）" in str(robot.taken[0])
    assert not list((tmp_path / "notify" / "duty" / "waiting").iterdir())


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_key_and_a_wrong_secret_are_told_without_them(kind: str, tmp_path: Path) -> None:
    clock = TestClock()
    robot = Robot(kind, clock.now, secret=secret_of(kind))
    with RobotServer(robot) as server:
        wrong = {"url": server.url.replace("robot-key", "wrong-key!!")}
        if kind != "wecom":
            wrong = {"url": server.url, "secret": "another-secret-of-the-robot"}
        [outcome] = deliver("duty", channel(tmp_path, kind=kind, **wrong), [digest(item(1))], tmp_path, clock)
    assert outcome.result == "waiting"
    assert ("url" if kind == "wecom" else "secret") in outcome.why.en
    assert clock.slept == []  # no retry helps
    shown = outcome.line().en + outcome.line().zh
    for hidden in ("wrong-key", "another-secret", KEY, "203.0.113.9"):
        assert hidden not in shown


@pytest.mark.parametrize("kind", KINDS)
def test_long_messages_are_split_at_line_ends(kind: str, tmp_path: Path) -> None:
    clock = TestClock()
    robot = Robot(kind, clock.now, keyword="" if kind == "wecom" else "漂移")
    news = digest(*(item(number, path=("设备端口描述" * 30,)) for number in range(100)))
    with RobotServer(robot) as server:
        word = {} if kind == "wecom" else {"keyword": "漂移"}
        duty = channel(tmp_path, kind=kind, url=server.url, top=100, lang="zh", **word)
        [outcome] = deliver("duty", duty, [news], tmp_path, clock)
    assert outcome.result == "sent", outcome
    assert robot.refused == []
    parts = 3 if kind == "wecom" else 2
    assert [f"({number}/{parts})" in str(body) for number, body in enumerate(robot.taken, 1)] == [True] * parts
    assert ("其余请看报告" in str(robot.taken[-1])) == (kind == "wecom")  # 4,096 bytes are soon full


def test_a_city_each_keeps_within_the_rate(tmp_path: Path) -> None:
    for kind in KINDS:
        clock = TestClock()
        robot = Robot(kind, clock.now)
        news = [digest(item(number), region=f"henan/city{number:02}") for number in range(30)]
        with RobotServer(robot) as server:
            outcomes = deliver(kind, channel(tmp_path, kind=kind, url=server.url), news, tmp_path, clock)
        assert [outcome.result for outcome in outcomes] == ["sent"] * 30
        assert robot.refused == []


def test_the_penalty_of_ten_minutes_is_remembered_by_the_next_program(tmp_path: Path) -> None:
    clock = TestClock()
    robot = Robot("dingtalk", clock.now)
    robot.times = [clock.now()] * 25  # somebody else uses the robot too
    with RobotServer(robot) as server:
        duty = channel(tmp_path, kind="dingtalk", url=server.url)
        [first, second] = deliver(
            "duty", duty, [digest(item(1)), digest(item(2), region="henan/kaifeng")], tmp_path, clock
        )
        assert (first.result, second.result, len(robot.refused)) == ("waiting", "waiting", 1)
        clock.at += 300
        [again, _] = deliver("duty", duty, (), tmp_path, clock)
        assert "blocked for 5 more" in again.why.en
        assert len(robot.refused) == 1  # a second request would lengthen it
        clock.at += 301
        assert [outcome.result for outcome in deliver("duty", duty, (), tmp_path, clock)] == ["sent", "sent"]


@pytest.mark.parametrize(
    ("kind", "fault", "least"),
    [
        ("wecom", 500, 2),
        ("wecom", {"errcode": 45009, "errmsg": "api freq out of limit"}, 60),
        ("wecom", {"errcode": -1, "errmsg": "system busy"}, 2),
        ("dingtalk", {"errcode": -1, "errmsg": "system busy"}, 2),
        ("feishu", {"code": 11232, "msg": "frequency limited"}, 2),
        ("feishu", 429, 2),
    ],
)
def test_what_passes_is_tried_again(kind: str, fault: int | dict[str, object], least: float, tmp_path: Path) -> None:
    clock = TestClock()
    robot = Robot(kind, clock.now)
    robot.faults = [fault]
    with RobotServer(robot) as server:
        [outcome] = deliver("duty", channel(tmp_path, kind=kind, url=server.url), [digest(item(1))], tmp_path, clock)
    assert outcome.result == "sent"
    assert least <= clock.slept[0] <= least * 1.25
    assert "resent" not in str(robot.taken)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fault", ["page", 302, {"errcode": 93004, "code": 19022, "errmsg": "no", "msg": "no"}])
def test_what_does_not_pass_is_tried_once(kind: str, fault: int | str | dict[str, object], tmp_path: Path) -> None:
    clock = TestClock()
    robot = Robot(kind, clock.now)
    robot.faults = [fault, fault, fault]
    with RobotServer(robot) as server:
        [outcome] = deliver("duty", channel(tmp_path, kind=kind, url=server.url), [digest(item(1))], tmp_path, clock)
    assert outcome.result == "waiting"
    assert len(robot.faults) == 2


@pytest.mark.parametrize("fault", ["late", "half", "drop", 504])
def test_what_may_have_arrived_says_so_when_it_is_sent_again(fault: int | str, tmp_path: Path) -> None:
    clock = TestClock()
    robot = Robot("wecom", clock.now)
    robot.faults = [fault]
    with RobotServer(robot) as server:
        duty = channel(tmp_path, kind="wecom", url=server.url, lang="en")
        assert deliver("duty", duty, [digest(item(1))], tmp_path, clock)[0].result == "sent"
    said = [body["markdown"]["content"] for body in robot.taken]
    assert said[-1].startswith("(resent) **edugrid henan/zhengzhou: 1 new")
    assert fault != "late" or said[1] == f"(resent) {said[0]}"


def test_nothing_listens(tmp_path: Path) -> None:
    clock = TestClock()
    with RobotServer(Robot("feishu", clock.now)) as server:
        duty = channel(tmp_path, kind="feishu", url=server.url)
    [outcome] = deliver("duty", duty, [digest(item(1))], tmp_path, clock)
    assert outcome.result == "waiting"
    assert [round(pause) for pause in clock.slept] == [2, 9, 34, 135]  # 2, 8, 30, 120 s and half of the jitter
    assert KEY not in outcome.line().en


def test_no_log_shows_the_address(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    clock = TestClock()
    with caplog.at_level(logging.DEBUG), RobotServer(Robot("wecom", clock.now)) as server:
        duty = channel(tmp_path, kind="wecom", url=server.url)
        deliver("duty", duty, [digest(item(1))], tmp_path, clock)
    assert KEY not in caplog.text
    assert KEY not in repr(duty) + str(duty)
    assert not [path for path in (tmp_path / "notify").rglob("*") if path.is_file() and KEY in path.read_text()]


def test_down_for_days_is_one_message_a_region_and_little_on_disk(tmp_path: Path) -> None:
    clock = TestClock()
    robot = Robot("dingtalk", clock.now, secret=SECRET)
    robot.down = True
    with RobotServer(robot) as server:
        duty = channel(tmp_path, kind="dingtalk", url=server.url, secret=SECRET, lang="zh")
        for night in range(9):
            # 300 come and 100 go each night
            come = [item(night * 300 + number) for number in range(300)]
            gone = [item((night - 1) * 300 + number) for number in range(100)] if night else []
            news = [digest(*come, run=night + 1, closed=gone, region=region) for region in (CITY, "henan/kaifeng")]
            outcomes = deliver("duty", duty, news, tmp_path, clock)
            assert {outcome.result for outcome in outcomes} == {"waiting"}
            clock.at += 86_400
        files = [path for path in (tmp_path / "notify").rglob("*") if path.is_file()]
        assert sum(path.stat().st_size for path in files) < 300_000
        robot.down = False
        assert [outcome.result for outcome in deliver("duty", duty, (), tmp_path, clock)] == ["sent", "sent"]
    assert len(robot.taken) == 2
    assert "运行 1 至 9，合并 9 次" in robot.taken[0]["markdown"]["text"]


def test_two_programs_together_are_no_faster_than_one(tmp_path: Path) -> None:
    clock = TestClock()
    robot = Robot("dingtalk", clock.now)
    with RobotServer(robot) as server, ThreadPoolExecutor(2) as pool:
        duty = channel(tmp_path, kind="dingtalk", url=server.url)
        halves = [[digest(item(n), region=f"henan/city{n:02}") for n in range(start, 30, 2)] for start in (0, 1)]
        done = list(pool.map(lambda news: deliver("duty", duty, news, tmp_path, clock), halves))
    assert [outcome.result for outcomes in done for outcome in outcomes] == ["sent"] * 30
    assert (len(robot.taken), robot.refused) == (30, [])
