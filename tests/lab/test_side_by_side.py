"""Two stacks looked at side by side, on real OpenStack services and the real engine: nothing is made."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from big_region import Size, big_region

from edugrid.cloud.progress import silent
from edugrid.cloud.side_by_side import Work, side_by_side
from edugrid.cloud.stack import preview
from edugrid.lab.openstack import Endpoint
from edugrid.rollout.plan_file import CloudPlan
from edugrid.rollout.progress import Progress
from edugrid.scaffold import scaffold

pytestmark = [pytest.mark.lab, pytest.mark.engine]

CITIES = ("henan/kaifeng", "henan/luoyang")


@pytest.fixture(scope="module")
def region(openstack_lab: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A repository with two made-up cities of different size; its own state."""
    folder = tmp_path_factory.mktemp("two") / "region"
    scaffold(folder)
    shutil.rmtree(folder / "inventories/henan/zhengzhou")
    (folder / "inventories/henan/ledger.yml").unlink()
    assert big_region(folder / "inventories", {"kaifeng": Size(60, 2), "luoyang": Size(55, 1)}) == CITIES
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("OS_CLIENT_CONFIG_FILE", str(openstack_lab.clouds_yaml))
        for name in ("PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE"):
            patch.delenv(name, raising=False)
        yield folder


@pytest.fixture(scope="module")
def one_after_the_other(region: Path) -> list[CloudPlan]:
    return [ordered(preview(city, region / "inventories", region / "alone")) for city in CITIES]


def ordered(plan: CloudPlan | None) -> CloudPlan:
    """The engine works on many resources at once, so that the order of its steps is not the same each time."""
    assert plan is not None
    return plan.model_copy(update={"steps": tuple(sorted(plan.steps, key=lambda step: step.urn))})


def works(region: Path) -> list[Work]:
    root, state = str(region / "inventories"), str(region / "together")
    return [Work(region=city, kind="preview", root=root, state=state) for city in CITIES]


def test_side_by_side_is_the_same_as_one_after_the_other(region: Path, one_after_the_other: list[CloudPlan]) -> None:
    told: dict[str, int] = {}

    def bar(title: str) -> Progress:
        def step(done: int, total: int, text: str) -> None:
            assert text or done >= 0
            told[title] = total

        return step

    outcomes = side_by_side(works(region), 2, bar)
    assert [outcome.failure for outcome in outcomes] == [None, None]
    assert [ordered(outcome.plan) for outcome in outcomes] == one_after_the_other
    assert {len(plan.steps) for plan in one_after_the_other} == {59, 54}  # all but the stack itself
    assert told == {"henan/kaifeng": 120, "henan/luoyang": 110}


def test_a_worker_that_is_killed_midway_leaves_the_others_answers(
    region: Path, one_after_the_other: list[CloudPlan]
) -> None:
    processes: dict[str, int] = {}

    def bar(title: str) -> Progress:
        def kill(done: int, total: int, text: str) -> None:
            assert total, text
            if done:
                os.kill(processes[title], signal.SIGKILL)

        return kill if title == CITIES[0] else silent

    killed, other = side_by_side(works(region), 2, bar, processes.__setitem__)
    assert killed.plan is None
    assert killed.failure is not None
    assert killed.failure.exit_code == 1
    assert killed.failure.text.en == (
        "error: the process for henan/kaifeng was killed (signal 9)\n"
        "→ what it had done is kept in the state; run it again: edugrid cloud preview henan/kaifeng"
    )
    assert ordered(other.plan) == one_after_the_other[1]
    assert [ordered(outcome.plan) for outcome in side_by_side(works(region)[:1], 1, lambda _: silent)] == (
        one_after_the_other[:1]
    )
