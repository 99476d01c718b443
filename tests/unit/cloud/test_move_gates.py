"""Gates of a move, from facts made by hand; unknown is never passed."""

import shutil
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from plain_city import plain_city

from edugrid.cloud.errors import CloudInputError
from edugrid.cloud.move.attest import attest
from edugrid.cloud.move.facts import MoveFacts
from edugrid.cloud.move.gates import deletion_gates, gates
from edugrid.cloud.move.moving import Moving, moving
from edugrid.cloud.move.name_answers import Answers
from edugrid.cloud.move.refuse_early_deletes import MoveGateError, refuse_early_deletes
from edugrid.cloud.move.run_hook import HookError, run_hook
from edugrid.cloud.move.side import LiveServer, Side
from edugrid.cloud.move.write_placement import write_placement
from edugrid.intent.moment import SHANGHAI
from edugrid.region import OpenRegion, open_region
from edugrid.rollout.plan_file import CloudPlan, CloudStep

ROOT = Path(__file__).parents[3] / "inventories"
CITY = "henan/zhengzhou"
NOW = datetime(2027, 3, 10, 4, tzinfo=UTC)
PROOF = b"42 files\n"
PLACED = """\
applications:
  # 视频点播
  video:
    cloud: telecom  # 先在运营商云
    since: '2026-09-01T00:00:00+08:00'
    move: {to: gov, stage: STAGE, began: '2027-03-01T00:00:00+08:00', by: 王工}
"""
OLD = Side((LiveServer("edu-zhengzhou-video-1", "ACTIVE", ("10.0.1.9", "3fff:410:0:100::9")),))
NEW = Side((LiveServer("edu-zhengzhou-video-1", "ACTIVE", ("10.0.0.7", "3fff:410::7")),))


class City:
    """A copy of the inventory in which the video application moves."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "inventories"
        self.folder = self.root / CITY
        plain_city(shutil.copytree(ROOT, self.root))
        city = self.folder / "city.yml"
        text = city.read_text(encoding="utf-8").replace("cloud: telecom\n    flavor", "cloud: gov\n    flavor")
        zone = "dns: {cloud: gov, zone: edu.example., email: a@edu.example}\nmove: {hook: [./copy], drain_hours: 24}\n"
        city.write_text(
            text.replace("\ndevices:\n  - name: zz-core-1", f"\n{zone}\ndevices:\n  - name: zz-core-1"),
            encoding="utf-8",
        )

    def stage(self, stage: str) -> Moving:
        (self.folder / "placement.yml").write_text(PLACED.replace("STAGE", stage), encoding="utf-8")
        found = moving(self.open(), self.root, CITY, "video")
        assert found is not None
        return found

    def open(self) -> OpenRegion:
        return open_region(self.root, CITY)


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> City:
    monkeypatch.chdir(tmp_path)
    return City(tmp_path)


def facts(**changes: Any) -> MoveFacts:  # noqa: ANN401 - any fact
    absent = dict.fromkeys(("replicate", "switch", "drain"), "absent")
    return MoveFacts(OLD, NEW, Answers(OLD.addresses, "name server"), absent, NOW)._replace(**changes)  # type: ignore[arg-type] # words of a literal type


def passed(stage: str, found: Moving, given: MoveFacts) -> list[bool | None]:
    return [gate.passed for gate in gates(stage, found, given)]


def test_create_wants_every_server_of_the_new_side_active(city: City) -> None:
    found = city.stage("create")
    assert passed("create", found, facts()) == [True]
    down = NEW._replace(servers=(NEW.servers[0]._replace(status="ERROR"),))
    assert passed("create", found, facts(new=down)) == [False]
    assert passed("create", found, facts(new=Side())) == [False]
    assert passed("create", found, facts(new=None)) == [None]


def test_the_name_must_answer_the_new_side_and_nothing_else(city: City) -> None:
    found = city.stage("switch")
    assert passed("switch", found, facts()) == [False]
    assert passed("switch", found, facts(answers=Answers(NEW.addresses, "n"))) == [True]
    assert passed("switch", found, facts(answers=Answers((*OLD.addresses, *NEW.addresses), "n"))) == [False]
    assert passed("switch", found, facts(answers=Answers((), "n"))) == [False]
    assert passed("switch", found, facts(answers=None)) == [None]
    assert passed("switch", found, facts(new=None)) == [None]


def test_hours_are_counted_by_the_real_clock(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDUGRID_AT", "2099-01-01")
    found = city.stage("drain")
    for hours, open_ in ((23, False), (25, True), (-1, False)):
        switched = (NOW - timedelta(hours=hours)).astimezone(SHANGHAI)
        late = found._replace(move=found.move.model_copy(update={"switched": switched}))
        assert passed("drain", late, facts())[0] is open_


def test_before_the_old_side_is_deleted_every_gate_is_asked_again(city: City) -> None:
    found = city.stage("delete")
    names = [gate.name for gate in deletion_gates(found, facts())]
    assert names == ["servers on gov", "replicated", "name video.edu.example.", "hours", "connections"]
    assert [gate.passed for gate in deletion_gates(found, facts())] == [True, False, False, False, False]


def test_after_an_abort_the_old_side_must_serve_before_the_new_one_goes(city: City) -> None:
    found = city.stage("abort")
    assert [gate.passed for gate in deletion_gates(found, facts())] == [True, True]
    assert [g.passed for g in deletion_gates(found, facts(answers=Answers(NEW.addresses, "n")))] == [True, False]
    assert [g.passed for g in deletion_gates(found, facts(old=Side()))] == [False, False]


def test_a_hook_gets_addresses_and_nothing_secret(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULUMI_CONFIG_PASSPHRASE", "s3cret-word")
    monkeypatch.setenv("OS_PASSWORD", "s3cret-word")
    script = city.root.parent / "copy"
    script.write_text('#!/bin/sh\nenv | sort > "$EDUGRID_MOVE_EVIDENCE"\n', encoding="utf-8")
    script.chmod(0o755)
    file, digest = run_hook(city.stage("replicate"), facts(), "replicate", ("./copy",))
    text = (city.folder / file).read_bytes()
    assert sha256(text).hexdigest() == digest
    assert b"s3cret-word" not in text
    told = dict(line.partition("=")[::2] for line in text.decode().splitlines())
    assert told["EDUGRID_MOVE_TO_ADDRESSES"] == "10.0.0.7 3fff:410::7"
    assert told["EDUGRID_MOVE_FROM_SERVERS"] == "edu-zhengzhou-video-1"
    assert (told["EDUGRID_MOVE_NAME"], told["EDUGRID_MOVE_TO"]) == ("video.edu.example.", "gov")


@pytest.mark.parametrize(
    ("command", "said"),
    [(("./nothing-here",), "FileNotFoundError"), (("false",), "exit code 1"), (("true",), "nothing in")],
)
def test_a_hook_that_fails_leaves_no_evidence(city: City, command: tuple[str, ...], said: str) -> None:
    with pytest.raises(HookError, match=said):
        run_hook(city.stage("replicate"), facts(), "replicate", command)
    assert list((city.folder / "evidence").iterdir()) == []


def test_only_what_cannot_be_looked_at_is_vouched_for(city: City) -> None:
    proof = city.folder / "evidence/sessions.txt"
    proof.parent.mkdir()
    proof.write_bytes(PROOF)
    for stage in ("create", "replicate", "switch"):
        with pytest.raises(CloudInputError, match="live fact"):
            attest(city.stage(stage), proof, "李馆长")
    attest(city.stage("drain"), proof, "李馆长")
    record = city.open().intent.cities[0].placed["video"].move
    assert record is not None
    assert record.evidence["drain"].sha256 == sha256(PROOF).hexdigest()


def test_comments_and_order_of_placement_yml_stay(city: City) -> None:
    found = city.stage("create")
    write_placement(city.folder, "video", found.staged(stage="replicate"))
    text = (city.folder / "placement.yml").read_text(encoding="utf-8")
    assert "# 视频点播" in text
    assert "cloud: telecom  # 先在运营商云" in text
    assert "stage: replicate" in text


def plan(*names: str, kind: str = "openstack:compute/instance:Instance") -> CloudPlan:
    steps = tuple(CloudStep(op="delete", type=kind, name=name, urn="") for name in names)
    return CloudPlan(region=CITY, stack="zhengzhou", steps=steps)


def test_a_plan_may_not_take_an_application_away_without_a_move(city: City) -> None:
    opened = city.open()
    with pytest.raises(MoveGateError, match=r"video would be deleted from telecom \(Instance video-1\)"):
        refuse_early_deletes(opened, city.root, plan("telecom-edu-zhengzhou-video-1"))
    volume = plan("telecom-edu-zhengzhou-video-1-data", kind="openstack:blockstorage/volume:Volume")
    with pytest.raises(MoveGateError, match=r"Volume video-1-data"):
        refuse_early_deletes(opened, city.root, volume)
    # a server above the size of a side that stays, one of nobody's application, and what holds no data
    refuse_early_deletes(opened, city.root, plan("gov-edu-zhengzhou-video-4", "telecom-edu-zhengzhou-gone-1"))
    ports = plan("telecom-edu-zhengzhou-video-1", kind="openstack:networking/port:Port")
    refuse_early_deletes(opened, city.root, ports)
