"""An application moves from the telecom to the government cloud: real OpenStack, real engine, real name server.

The hypervisor is simulated, so servers hold no data: the hook writes what it was told. The tests are one story.
"""

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from plain_city import plain_city
from ruamel.yaml import YAML

from edugrid.cli.app import run
from edugrid.cloud.connect import connect
from edugrid.cloud.errors import CloudInputError
from edugrid.cloud.facts import servers_in_project
from edugrid.cloud.live import project_id
from edugrid.cloud.move.abort import abort
from edugrid.cloud.move.advance import Advance, advance
from edugrid.cloud.move.attest import attest
from edugrid.cloud.move.begin import begin
from edugrid.cloud.move.moving import Moving, moving
from edugrid.cloud.move.refuse_early_deletes import MoveGateError
from edugrid.cloud.move.run_hook import HookError
from edugrid.cloud.project_door import ProjectDoor
from edugrid.cloud.stack import apply_plan, destroy, preview, up
from edugrid.design.placement import place
from edugrid.lab.openstack import Endpoint
from edugrid.region import open_region
from edugrid.toolchain.environment import pulumi_environment

pytestmark = [pytest.mark.lab, pytest.mark.engine]

REPOSITORY = Path(__file__).parents[2]
CITY = "henan/zhengzhou"
PROJECT = "edu-zhengzhou"
HOOK = """\
#!/bin/sh
set -eu
[ "${EDUGRID_MOVE_TO_ADDRESSES}" ] || exit 9
[ -z "${PULUMI_CONFIG_PASSPHRASE:-}" ] || exit 8
printf '%s %s->%s\\n%s\\n%s\\n' "$EDUGRID_MOVE_APPLICATION" "$EDUGRID_MOVE_FROM" "$EDUGRID_MOVE_TO" \\
    "$EDUGRID_MOVE_FROM_SERVERS" "$EDUGRID_MOVE_TO_SERVERS" > "$EDUGRID_MOVE_EVIDENCE"
"""


class Story:
    """The repository of a region, its state, and what people do with both."""

    def __init__(self, folder: Path) -> None:
        self.root, self.state = folder / "inventories", folder / "state"
        self.city_file = self.root / CITY / "city.yml"
        self.placement = self.root / CITY / "placement.yml"

    def edit(self, before: str, after: str) -> None:
        text = self.city_file.read_text(encoding="utf-8")
        assert text.count(before) == 1
        self.city_file.write_text(text.replace(before, after), encoding="utf-8")

    def moving(self) -> Moving:
        found = moving(open_region(self.root, CITY), self.root, CITY, "video")
        assert found is not None
        return found

    def next(self) -> Advance:
        return advance(self.moving(), "王工")

    def up(self) -> dict[str, int]:
        return up(CITY, self.root, self.state).done

    def record(self, **changes: Any) -> None:  # noqa: ANN401 - any value of placement.yml
        """Edit placement.yml by hand, as somebody in a hurry would."""
        yaml = YAML()
        data = yaml.load(self.placement.read_text(encoding="utf-8"))
        entry = data["applications"]["video"]
        for key, value in changes.items():
            target = entry["move"] if key in {"stage", "switched", "evidence"} else entry
            if value is None:
                del target[key]
            else:
                target[key] = value
        with self.placement.open("w", encoding="utf-8") as file:
            yaml.dump(data, file)

    def gates(self, result: Advance) -> list[tuple[str, bool | None]]:
        return [(gate.name.split(" video.")[0], gate.passed) for gate in result.gates]


@pytest.fixture(scope="module")
def story(openstack_lab: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder = tmp_path_factory.mktemp("move")
    for name in ("inventories", "stacks"):
        shutil.copytree(REPOSITORY / name, folder / name)
    plain_city(folder / "inventories")
    shutil.copy(REPOSITORY / "Pulumi.yaml", folder)
    hook = folder / "copy-video"
    hook.write_text(HOOK, encoding="utf-8")
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    story = Story(folder)
    address, port = openstack_lab.name_servers["gov"]
    story.edit(
        "\ndevices:\n  - name: zz-core-1",
        f"\ndns: {{cloud: gov, zone: move.edu.example., email: hostmaster@edu.example, ask: ['{address}:{port}']}}\n"
        "move: {hook: [./copy-video], drain_hours: 0}\n"
        "\ndevices:\n  - name: zz-core-1",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("OS_CLIENT_CONFIG_FILE", str(openstack_lab.clouds_yaml))
        patch.setenv("EDUGRID_INVENTORIES", str(story.root))
        patch.setenv("EDUGRID_STATE", str(story.state))
        for name in ("PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE", "EDUGRID_AT"):
            patch.delenv(name, raising=False)
        yield story
        if any(project_id(connect(cloud), PROJECT) for cloud in ("gov", "telecom")):
            destroy(CITY, story.root, story.state, remove_unmanaged=True)


def servers(cloud: str) -> list[str]:
    return [name for name in servers_in_project(cloud, PROJECT) or () if "-video-" in name]


def test_the_region_comes_up_and_says_where_everything_lies(story: Story) -> None:
    story.up()
    assert [(item.application, item.cloud) for item in place(open_region(story.root, CITY).intent.cities[0])] == [
        ("identity", "gov"),
        ("roster", "gov"),
        ("video", "telecom"),
    ]
    assert servers("telecom") == [f"{PROJECT}-video-1"]


def test_changing_the_cloud_in_the_intent_deletes_nothing(story: Story) -> None:
    story.edit("cloud: telecom\n    flavor", "cloud: gov\n    flavor")
    with pytest.raises(MoveGateError, match=r"video would be deleted from telecom \(.*Instance video-1") as caught:
        preview(CITY, story.root, story.state)
    assert caught.value.exit_code == 3
    assert "edugrid cloud move henan/zhengzhou video" in caught.value.show("zh")
    with pytest.raises(MoveGateError):
        story.up()
    assert run(["cloud", "up", CITY, "--yes"]) == 3
    typed = subprocess.run(
        ["pulumi", "up", "--yes", "--stack", "zhengzhou", "--non-interactive"],
        env=pulumi_environment(story.state / "pulumi") | {"EDUGRID_INVENTORIES": str(story.root)},
        cwd=story.root.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert typed.returncode != 0
    assert "video would be deleted from telecom" in typed.stdout + typed.stderr
    assert servers("telecom") == [f"{PROJECT}-video-1"]
    assert servers("gov") == []


def test_a_move_begins_from_where_the_servers_are(story: Story) -> None:
    opened = open_region(story.root, CITY)
    with pytest.raises(CloudInputError, match="wanted on gov"):
        begin(opened, story.root, "video", "telecom", "王工")
    assert begin(opened, story.root, "roster", None, "王工") is None
    assert begin(opened, story.root, "video", "gov", "王工") == story.placement
    found = story.moving()
    assert (found.record.cloud, found.move.to, found.move.stage, found.move.by) == ("telecom", "gov", "create", "王工")
    assert "# 应用部署位置与迁移进度" in story.placement.read_text(encoding="utf-8")


def test_the_gate_of_create_is_closed_until_the_new_servers_run(story: Story) -> None:
    assert story.gates(story.next()) == [("servers on gov", False)]
    assert run(["cloud", "move", CITY, "video", "--next"]) == 3
    plan = preview(CITY, story.root, story.state)
    assert {step.op for step in plan.steps} == {"create"}
    assert [(p.cloud, p.role, p.stage) for p in plan.placements if p.application == "video"] == [
        ("telecom", "serving", "create"),
        ("gov", "arriving", "create"),
    ]
    apply_plan(plan, story.root, story.state)
    assert (servers("telecom"), servers("gov")) == ([f"{PROJECT}-video-1"], [f"{PROJECT}-video-1"])
    result = story.next()
    assert (story.gates(result), result.after) == ([("servers on gov", True)], "replicate")


def test_a_hook_that_fails_or_leaves_nothing_changes_nothing(story: Story) -> None:
    script = story.root.parent / "copy-video"
    for text, said in (("exit 7", "exit code 7"), ("exit 0", "nothing in")):
        script.write_text(f"#!/bin/sh\necho disk full\n{text}\n", encoding="utf-8")
        with pytest.raises(HookError, match=said):
            story.next()
        assert story.moving().move.stage == "replicate"
    script.write_text(HOOK, encoding="utf-8")


def test_a_stage_written_by_hand_does_not_open_a_gate(story: Story) -> None:
    before = story.placement.read_bytes()
    story.record(stage="switch")
    with pytest.raises(MoveGateError, match="nothing shows that its data were copied"):
        story.up()
    story.record(stage="delete", switched="2026-01-01T00:00:00+08:00")
    with pytest.raises(MoveGateError, match="replicated: no evidence yet") as caught:
        story.up()
    assert "name video.move.edu.example.: answers" in caught.value.detail
    story.placement.write_bytes(before)
    # the record of a move that nobody made
    story.record(cloud="gov", move=None)
    with pytest.raises(MoveGateError):
        story.up()
    story.placement.write_bytes(before)
    assert servers("telecom") == [f"{PROJECT}-video-1"]


def test_the_hook_is_told_everything_and_its_evidence_is_kept(story: Story) -> None:
    result = story.next()
    assert (story.gates(result), result.after) == ([("replicated", True)], "switch")
    written = story.root / CITY / story.moving().move.evidence["replicate"].file
    assert written.read_text(encoding="utf-8") == (f"video telecom->gov\n{PROJECT}-video-1\n{PROJECT}-video-1\n")
    # evidence that was changed afterwards is none
    right = written.read_bytes()
    written.write_bytes(right + b"more\n")
    with pytest.raises(MoveGateError, match="sha256 differs"):
        story.up()
    written.write_bytes(right)


def test_the_name_is_switched_and_the_name_server_is_asked(story: Story) -> None:
    assert story.gates(story.next()) == [("name", False)]
    story.up()
    result = story.next()
    assert result.after == "drain"
    assert "name server 127.0.0.1:" in result.gates[0].evidence.en
    assert story.moving().move.switched is not None


def test_draining_wants_hours_and_somebody_who_vouches(story: Story) -> None:
    story.edit("drain_hours: 0", "drain_hours: 24")
    assert story.gates(story.next()) == [("hours", False), ("connections", False)]
    story.edit("drain_hours: 24", "drain_hours: 0")
    assert story.gates(story.next()) == [("hours", True), ("connections", False)]
    proof = story.root / CITY / "evidence/sessions.txt"
    with pytest.raises(CloudInputError):
        attest(story.moving(), proof, "李馆长")
    proof.write_text("ss -tn: 0\n", encoding="utf-8")
    attest(story.moving(), proof, "李馆长")
    result = story.next()
    assert (story.gates(result), result.after) == ([("hours", True), ("connections", True)], "delete")


def test_the_old_side_goes_only_while_every_gate_is_still_open(story: Story) -> None:
    gov = ProjectDoor(next(s for s in open_region(story.root, CITY).design.tenancies if s.label == "gov"))
    server = next(s for s in gov.inside.compute.servers() if s.name == f"{PROJECT}-video-1")
    gov.inside.compute.stop_server(server)
    gov.inside.compute.wait_for_server(server, status="SHUTOFF", wait=60)
    with pytest.raises(MoveGateError, match="not ACTIVE"):
        story.up()
    gov.inside.compute.start_server(server)
    gov.inside.compute.wait_for_server(server, status="ACTIVE", wait=60)
    plan = preview(CITY, story.root, story.state)
    assert {step.op for step in plan.steps} == {"delete"}
    assert story.gates(story.next()) == [("nothing left on telecom", False)]
    apply_plan(plan, story.root, story.state)
    assert (servers("telecom"), servers("gov")) == ([], [f"{PROJECT}-video-1"])
    result = story.next()
    assert result.after == "done"
    assert moving(open_region(story.root, CITY), story.root, CITY, "video") is None
    assert "cloud: gov" in story.placement.read_text(encoding="utf-8")


def test_a_move_that_is_given_up_takes_the_new_side_away_and_keeps_the_old(story: Story) -> None:
    story.edit("cloud: gov\n    flavor: edu.medium", "cloud: telecom\n    flavor: edu.medium")
    begin(open_region(story.root, CITY), story.root, "video", None, "王工")
    story.up()
    assert servers("telecom") == [f"{PROJECT}-video-1"]
    assert abort(story.moving()) == "abort"
    story.up()
    assert (servers("telecom"), servers("gov")) == ([], [f"{PROJECT}-video-1"])
    assert story.next().after == "done"
    # city.yml still wants it elsewhere: that is told, and nothing happens
    video = preview(CITY, story.root, story.state)
    assert video.steps == ()
    assert [(p.cloud, p.wanted) for p in video.placements if p.application == "video"] == [("gov", "telecom")]
    assert os.environ.get("EDUGRID_AT") is None
