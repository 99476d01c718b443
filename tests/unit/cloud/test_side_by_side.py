"""Stacks in processes of their own: what comes back, in which order, and what a dead one leaves. No engine is needed."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from edugrid.cloud.progress import silent
from edugrid.cloud.side_by_side import Work, default_jobs, side_by_side
from edugrid.rollout.progress import Progress

REPOSITORY = Path(__file__).parents[3]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Work]:
    """Work on regions that are all refused while their intent is read."""
    monkeypatch.chdir(REPOSITORY)
    root = shutil.copytree(REPOSITORY / "inventories", tmp_path / "inventories")
    city = root / "henan/zhengzhou/city.yml"
    city.write_text(city.read_text(encoding="utf-8").replace("asn: 64601", "asn: many"), encoding="utf-8")
    return lambda region: Work(region=region, kind="preview", root=str(root), state=str(tmp_path / "state"))


def bars(title: str) -> Progress:
    assert title.startswith("henan/")
    return silent


def test_failures_are_values_in_the_order_of_the_work(work: Callable[[str], Work]) -> None:
    outcomes = side_by_side([work("henan/no-such-city"), work("henan/zhengzhou")], 2, bars)
    assert [outcome.region for outcome in outcomes] == ["henan/no-such-city", "henan/zhengzhou"]
    failures = [outcome.failure for outcome in outcomes]
    assert [failure.exit_code for failure in failures if failure] == [2, 2]
    assert failures[0] is not None
    assert "no-such-city" in failures[0].text.en
    assert failures[1] is not None
    assert "city.yml:4 asn" in failures[1].text.en
    assert "个问题" in failures[1].text.zh


def test_a_killed_process_is_told_and_stops_nobody(work: Callable[[str], Work]) -> None:
    def started(region: str, process: int) -> None:
        if region == "henan/kaifeng":
            os.kill(process, signal.SIGKILL)

    killed, other = side_by_side([work("henan/kaifeng"), work("henan/zhengzhou")], 1, bars, started)
    assert killed.failure is not None
    assert killed.failure.text.en == (
        "error: the process for henan/kaifeng was killed (signal 9)\n"
        "→ what it had done is kept in the state; run it again: edugrid cloud preview henan/kaifeng"
    )
    assert other.failure is not None
    assert "city.yml:4 asn" in other.failure.text.en


def test_one_stack_a_processor() -> None:
    assert 1 <= default_jobs() <= (os.cpu_count() or 1)
