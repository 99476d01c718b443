"""An application grows for results day and shrinks again: real OpenStack and engine (the hypervisor is simulated).

The clock is EDUGRID_AT. The tests are one story.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from plain_city import plain_city

from edugrid.cli.app import run
from edugrid.cloud.connect import connect
from edugrid.cloud.facts import servers_in_project
from edugrid.cloud.live import project_id
from edugrid.cloud.stack import destroy, preview, up
from edugrid.cloud.surge.apply_windows import apply_windows
from edugrid.lab.openstack import Endpoint
from edugrid.rollout.journal import Journal

pytestmark = [pytest.mark.lab, pytest.mark.engine]

REPOSITORY = Path(__file__).parents[2]
CITY = "henan/zhengzhou"
PROJECT = "edu-zhengzhou"
GROUP = "openstack:compute/serverGroup:ServerGroup"
WINDOWS = """\
id,application,kind,starts,ends,count,flavor,reason,approver
SW-1,video,planned,2027-03-10T08:00,2027-03-12T00:00,3,,春季网课,李馆长
"""
BEFORE, IN, AFTER = "2027-03-09T12:00", "2027-03-10T08:00", "2027-03-12T00:00"


class Region:
    """A region's files and state, and the hour it is there."""

    def __init__(self, folder: Path, clock: pytest.MonkeyPatch) -> None:
        self.root, self.state, self._clock = folder / "inventories", folder / "state", clock

    def at(self, moment: str) -> None:
        self._clock.setenv("EDUGRID_AT", moment)

    def apply(self) -> dict[str, int]:
        sized = apply_windows(CITY, self.root, self.state)
        assert sized.waiting == ()
        return sized.result.done

    def settled(self) -> bool:
        return preview(CITY, self.root, self.state).steps == ()


@pytest.fixture(scope="module")
def region(openstack_lab: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    folder = tmp_path_factory.mktemp("surge")
    for name in ("inventories", "stacks"):
        shutil.copytree(REPOSITORY / name, folder / name)
    plain_city(folder / "inventories")
    shutil.copy(REPOSITORY / "Pulumi.yaml", folder)
    with pytest.MonkeyPatch.context() as patch:
        found = Region(folder, patch)
        (found.root / CITY / "registers/surges.csv").write_text(WINDOWS, encoding="utf-8")
        patch.chdir(folder)
        patch.setenv("OS_CLIENT_CONFIG_FILE", str(openstack_lab.clouds_yaml))
        patch.setenv("EDUGRID_INVENTORIES", str(found.root))
        patch.setenv("EDUGRID_STATE", str(found.state))
        for name in ("PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE"):
            patch.delenv(name, raising=False)
        found.at(BEFORE)
        yield found
        if any(project_id(connect(cloud), PROJECT) for cloud in ("gov", "telecom")):
            destroy(CITY, found.root, found.state, remove_unmanaged=True)


def servers() -> list[str]:
    return [
        name.removeprefix(f"{PROJECT}-") for name in servers_in_project("telecom", PROJECT) or () if "video" in name
    ]


def test_before_the_day_the_base_size_and_the_window_in_sight(
    region: Region, capsys: pytest.CaptureFixture[str]
) -> None:
    up(CITY, region.root, region.state)
    assert servers() == ["video-1"]
    assert run(["surge", "status", CITY, "--format", "json"]) == 0
    (window,) = json.loads(capsys.readouterr().out)["windows"]
    assert (window["id"], window["base"], window["size"], window["fits"], window["open"]) == ("SW-1", 1, 3, True, False)


def test_in_the_window_it_grows_and_settles(region: Region) -> None:
    region.at(IN)
    assert set(region.apply()) <= {"create", "update"}
    assert servers() == ["video-1", "video-2", "video-3"]
    assert region.settled()


def test_what_else_waits_neither_keeps_the_size_nor_is_done(region: Region, capsys: pytest.CaptureFixture[str]) -> None:
    region.at(AFTER)
    city = region.root / CITY / "city.yml"
    before = city.read_text(encoding="utf-8")
    city.write_text(before.replace("owner: 郑州市电化教育馆", "owner: 郑州市教育信息中心"), encoding="utf-8")
    assert run(["surge", "apply", CITY]) == 3
    said = capsys.readouterr()
    assert " delete" in said.out
    assert "other changes wait" in said.err
    assert "video-1" in said.err
    assert servers() == ["video-1"]
    left = preview(CITY, region.root, region.state)
    gone = [step.type for step in left.steps if step.op == "delete"]
    assert gone in ([], [GROUP]), "the server that stays leans on it until its own change is made"
    assert {step.op for step in left.steps} - {"delete"} == {"update"}
    assert any(step.name.endswith("video-1") for step in left.steps)
    city.write_text(before, encoding="utf-8")


def test_after_the_window_nothing_is_left_to_do(region: Region) -> None:
    assert set(region.apply()) <= {"delete"}
    assert servers() == ["video-1"]
    assert region.settled()


def test_an_emergency_grows_at_once_and_ends_by_itself(region: Region) -> None:
    region.at("2027-03-20T22:00")
    words = ["--count", "2", "--hours", "4", "--reason", "停课不停学", "--by", "李馆长"]
    assert run(["surge", "override", CITY, "video", *words]) == 0
    assert run(["surge", "apply", CITY]) == 0
    assert servers() == ["video-1", "video-2"]
    region.at("2027-03-21T02:00")
    assert run(["surge", "apply", CITY]) == 0
    assert servers() == ["video-1"]
    events = [(event["event"], event["moment"][:16]) for event in Journal(region.state / "surge.jsonl").read()]
    assert events == [
        ("applied", IN),
        ("applied", AFTER),
        ("applied", AFTER),
        ("applied", "2027-03-20T22:00"),
        ("applied", "2027-03-21T02:00"),
    ]


def test_an_emergency_that_cannot_be_is_not_written(region: Region) -> None:
    register = region.root / CITY / "registers/surges.csv"
    before = register.read_bytes()
    assert run(["surge", "override", CITY, "vidoe", "--count", "2", "--reason", "x"]) == 2
    assert run(["surge", "override", CITY, "video", "--count", "2", "--hours", "73", "--reason", "x"]) == 2
    assert run(["surge", "override", CITY, "video", "--end"]) == 2
    assert register.read_bytes() == before
