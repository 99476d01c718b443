"""From what a run changed to who hears of it, and what becomes of messages that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from nights import START, night, record
from told import CITY, TestClock, channel, digest, item

from edugrid.drift.history.noted import Noted, NotedRun
from edugrid.drift.history.open_history import open_history
from edugrid.notify.bounded import ROOM
from edugrid.notify.box import Box, Turns
from edugrid.notify.compose import compose
from edugrid.notify.deliver import deliver
from edugrid.notify.digests import digests
from edugrid.notify.merge import merge
from edugrid.notify.pace import Pace

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from edugrid.drift.record import DriftRecord
    from edugrid.notify.channels.read import Channel


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_history(None, tmp_path)


def duty(folder: Path, **settings: Any) -> Channel:  # noqa: ANN401 - YAML
    return channel(folder, kind="file", folder=str(folder / "out"), **settings)


def allowed(found: DriftRecord) -> DriftRecord:
    return found.model_copy(update={"exception": "ex-1"})


def test_only_changes_are_told(engine: Engine, tmp_path: Path) -> None:
    everybody = duty(tmp_path)
    first = night(engine, 0, record("sw-1"), record("sw-2"))
    [told] = digests(first, CITY, everybody)
    assert ([item.asset for item in told.new], told.open["high"]) == (["sw-1", "sw-2"], 2)
    assert digests(night(engine, 1, record("sw-1"), record("sw-2")), CITY, everybody) == ()
    [told] = digests(night(engine, 2, record("sw-1")), CITY, everybody)
    assert ([item.asset for item in told.closed], told.new, told.open["high"]) == (["sw-2"], (), 1)


def test_what_is_allowed_alarms_nobody_until_it_is_no_more(engine: Engine, tmp_path: Path) -> None:
    everybody = duty(tmp_path)
    assert digests(night(engine, 0, allowed(record("sw-1")), allowed(record("sw-2"))), CITY, everybody) == ()
    assert digests(night(engine, 1, allowed(record("sw-1"))), CITY, everybody) == ()  # nor does its end
    [told] = digests(night(engine, 2, record("sw-1")), CITY, everybody)
    assert [item.asset for item in told.new] == ["sw-1"]
    assert digests(night(engine, 3, record("sw-1")), CITY, everybody) == ()


def test_one_digest_a_city_or_what_is_named(engine: Engine, tmp_path: Path) -> None:
    county, other = f"{CITY}/zhongmu", "henan/kaifeng/lankao"
    found = [
        record("sw-1", region=county),
        record("sw-2", region=f"{CITY}/xinzheng"),
        record("sw-3", region=other),
        record("sw-4", region="henan"),
    ]
    run = night(engine, 0, *found, region="henan")
    assert [told.region for told in digests(run, "henan", duty(tmp_path))] == ["henan", "henan/kaifeng", CITY]
    [told] = digests(run, "henan", duty(tmp_path, regions=[county]))
    assert (told.region, told.open["high"], len(told.new)) == (county, 1, 1)
    [told] = digests(run, "henan", duty(tmp_path, regions=["henan/kaifeng"]))
    assert told.region == "henan/kaifeng"
    assert digests(run, "henan", duty(tmp_path, regions=["henan/zheng"])) == ()


def test_the_least_severity_counts_for_news_and_sums(engine: Engine, tmp_path: Path) -> None:
    low = record("sw-2").model_copy(update={"severity": "low"})
    [told] = digests(night(engine, 0, record("sw-1"), low), CITY, duty(tmp_path, severity="medium"))
    assert ([item.asset for item in told.new], told.open) == (["sw-1"], {"high": 1, "medium": 0, "low": 0})
    assert digests(night(engine, 1, record("sw-1")), CITY, duty(tmp_path, severity="medium")) == ()


def test_secrets_in_device_lines_are_hidden(engine: Engine, tmp_path: Path) -> None:
    [told] = digests(night(engine, 0, record("sw-1", "snmp-agent community read geheim123")), CITY, duty(tmp_path))
    assert "geheim123" not in told.model_dump_json()


def test_what_came_and_went_before_it_was_told_is_no_news() -> None:
    both = merge(digest(item(1), item(2), run=1), digest(item(3), run=2, closed=(item(1),)))
    assert ([one.asset for one in both.new], both.closed) == (["zm-acc-2", "zm-acc-3"], ())
    assert (both.first, both.last, both.runs) == (1, 2, 2)
    back = merge(digest(run=1, closed=(item(1),)), digest(item(1), run=2))
    assert back.silent
    perhaps = merge(digest(item(1), run=1, maybe_sent=True), digest(run=2, closed=(item(1),)))
    assert ([one.asset for one in perhaps.closed], perhaps.new) == (["zm-acc-1"], ())


def test_what_waits_has_an_upper_bound() -> None:
    both = digest(run=0)
    for run in range(1, 20):
        both = merge(both, digest(*(item(run * 100 + number, "low") for number in range(100)), item(run), run=run))
    assert len(both.new) == ROOM
    assert both.new_more == {"low": 19 * 101 - ROOM}
    assert sum(one.severity == "high" for one in both.new) == 19  # the worst are kept


def test_ten_thousand_at_once(tmp_path: Path) -> None:
    found = [Noted(record=record(f"sw-{number}"), first_seen=START, new=True, reopened=0) for number in range(10_000)]
    [told] = digests(NotedRun(run_id=1, open=tuple(found), gone=()), CITY, duty(tmp_path))
    assert len(told.model_dump_json()) < 100_000
    title, lines = compose(told, duty(tmp_path), "zh")
    assert title == "edugrid henan/zhengzhou：新增 10000 项（高 10000）"
    assert "- 另有 9990 项" in lines


def test_silence_after_all_is_not_sent(tmp_path: Path) -> None:
    box = Box(tmp_path, "duty")
    with box.held():
        box.keep(digest(item(1), run=1))
    to = duty(tmp_path)
    (tmp_path / "out").mkdir()
    assert deliver("duty", to, [digest(run=2, closed=(item(1),))], tmp_path, TestClock()) == ()
    assert list((tmp_path / "out").iterdir()) == []
    assert box.waiting() == {}


def test_files_to_carry(tmp_path: Path) -> None:
    to = duty(tmp_path, lang="zh")
    [outcome] = deliver("duty", to, [digest(item(1))], tmp_path, TestClock())
    assert outcome.result == "waiting"  # there is no such folder
    (tmp_path / "out").mkdir()
    [outcome] = deliver("duty", to, (), tmp_path, TestClock())
    assert outcome.result == "sent"
    [path] = (tmp_path / "out").iterdir()
    assert path.name == "20261201T040510Z-henan-zhengzhou-17.json"
    assert '"text": "edugrid henan/zhengzhou：新增 1 项（高 1）' in path.read_text(encoding="utf-8")


def test_killed_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    class KilledClock(TestClock):
        def sleep(self, seconds: float) -> None:
            raise KeyboardInterrupt(seconds)

    to = channel(tmp_path, kind="wecom", url="http://127.0.0.1:9/send?key=12345678", lang="en")
    with pytest.raises(KeyboardInterrupt):
        deliver("duty", to, [digest(item(1))], tmp_path, KilledClock())
    assert Box(tmp_path, "duty").waiting()[CITY].maybe_sent  # nobody knows


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    box = Box(tmp_path, "duty")
    with box.held():
        box.keep(digest(item(1)))
        box.keep(digest(item(2), region="henan/kaifeng"))
    path = min((tmp_path / "notify" / "duty" / "waiting").iterdir())
    path.write_text('{"region": "hen', encoding="utf-8")
    assert len(box.waiting()) == 1
    assert path.with_suffix(".damaged").exists()


def test_a_clock_that_jumps_stops_nobody(tmp_path: Path) -> None:
    box, clock = Box(tmp_path, "duty"), TestClock()
    pace = Pace("dingtalk", box, clock)
    with box.held():
        box.set_turns(Turns(tokens=0, at=clock.now() + 86_400, blocked_until=clock.now() + 86_400))
        assert pace.blocked() == 0  # no penalty lasts a day
        pace.turn()
    assert clock.slept == [4.0]


def test_feishu_is_left_alone_on_the_hour(tmp_path: Path) -> None:
    box = Box(tmp_path, "duty")
    for minute, slept in ((0, 55.0), (30, 55.0), (31, 0.0)):
        clock = TestClock(1_796_097_615.0 + minute * 60)  # 15 seconds after the full hour
        with box.held():
            Pace("feishu", box, clock).turn()
        assert sum(clock.slept) == slept
