"""The state is lost, damaged, locked, without room, and full of secrets: real engine, real OpenStack services.

The tests are one story and run in order: each begins where the one before it ended.
"""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from cloud_world import CITY, PROJECT, REPOSITORY, CloudWorld, cloud_world
from fault_proxy import Fault
from golden_error import assert_golden
from ruamel.yaml import YAML

from edugrid.cli.app import run
from edugrid.cloud.errors import CloudError, CloudInputError, DamagedStateError
from edugrid.cloud.pending_kinds import PENDING_KINDS, REPEATABLE
from edugrid.cloud.stack import backup, preview, restore, take_back, up
from edugrid.lab.openstack import Endpoint

pytestmark = [pytest.mark.lab, pytest.mark.engine]

WAIT_SECONDS = 240
RATE = 4


@pytest.fixture(scope="module")
def world(openstack_lab: Endpoint, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CloudWorld]:
    with cloud_world(openstack_lab, tmp_path_factory.mktemp("state")) as made:
        yield made


@pytest.fixture
def backups(world: CloudWorld) -> Path:
    return world.state.parent / "backups"


def set_rate(world: CloudWorld, **rate: float) -> None:
    path = world.root / CITY / "city.yml"
    yaml = YAML()
    body = yaml.load(path.read_text(encoding="utf-8"))
    body["clouds"][0].pop("rate", None)
    if rate:
        body["clouds"][0]["rate"] = rate
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(body, file)


def test_requests_per_second_stay_below_the_bound(world: CloudWorld) -> None:
    """Engine, both providers and our own client together; and while it runs no secret shows in the process list."""
    set_rate(world, requests_per_second=RATE, parallel=6)
    secrets = known_secrets(world)
    seen: set[str] = set()
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.2):
            seen.update(command_lines())

    watcher = threading.Thread(target=watch)
    watcher.start()
    up(CITY, world.root, world.state)
    over.set()
    watcher.join()
    set_rate(world)
    assert len(world.proxy.requests) > 60
    # turns are 1/RATE apart when they are taken; on the way to the proxy two may come closer, a third may not
    assert world.proxy.busiest_second() <= RATE + 2
    assert world.names() == world.wanted()
    assert any("pulumi" in line for line in seen)
    assert [line for line in seen for secret in secrets if secret in line] == []


def known_secrets(world: CloudWorld) -> list[str]:
    clouds = json.loads(world.lab.read_text(encoding="utf-8"))["clouds"]
    found = [entry["auth"]["password"] for entry in clouds.values()]
    passphrase = world.state / "pulumi/passphrase"
    return [*found, passphrase.read_text(encoding="utf-8")] if passphrase.is_file() else found


def command_lines() -> set[str]:
    """Of every process of the machine, as any user may read them."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.add(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue  # it has ended
    return found


def test_no_secret_in_state_plans_logs_and_backups(
    world: CloudWorld, backups: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    backup(CITY, world.root, world.state, backups, 3)
    plan = preview(CITY, world.root, world.state)
    (world.state / "plan.json").write_text(plan.model_dump_json(), encoding="utf-8")
    assert run(["cloud", "preview", CITY]) == 0
    said = capfd.readouterr()
    own = world.state / "pulumi/passphrase"
    files = [path for folder in (world.state, backups) for path in folder.rglob("*") if path.is_file() and path != own]
    texts = {str(path): path.read_bytes().decode(errors="replace") for path in files}
    texts |= {"stdout": said.out, "stderr": said.err}
    assert len(texts) > 10
    assert [(name, secret) for name, text in texts.items() for secret in known_secrets(world) if secret in text] == []
    assert {path.stat().st_mode & 0o077 for path in files if path.is_relative_to(backups)} == {0}


def test_two_operators_at_once(world: CloudWorld) -> None:
    """The second is a real second process; it is told who the first is."""
    with world.past_the_proxy() as gov:
        network = next(gov.network.networks(name=world.wanted()["network"][0]))
        gov.network.update_network(network, is_admin_state_up=False)
    slow = Fault("network", "PUT", f"/networks/{network.id}$", act="stop")
    world.proxy.arm(slow)
    program = "import sys; from edugrid.cloud.stack import up; from pathlib import Path; up(*sys.argv[1:2], *map(Path, sys.argv[2:]))"
    with subprocess.Popen(
        [sys.executable, "-c", program, CITY, str(world.root), str(world.state)], cwd=REPOSITORY
    ) as first:
        assert slow.met.wait(WAIT_SECONDS)
        with pytest.raises(CloudError, match="another run holds the lock") as caught:
            up(CITY, world.root, world.state)
        slow.go.set()
        assert first.wait(WAIT_SECONDS) == 0
    who = caught.value.what.en.partition(": ")[2]
    user, _, host = who.partition(",")[0].partition("@")
    assert (user, host) == (os.environ.get("USER") or user, socket.gethostname())
    assert_golden("locked", caught.value, OWNER=who)
    assert preview(CITY, world.root, world.state).steps == ()


def test_backups_are_few_and_whole(world: CloudWorld, backups: Path, capsys: pytest.CaptureFixture[str]) -> None:
    same = backup(CITY, world.root, world.state, backups, 2)
    assert same is not None
    for number in range(3):
        touch(world, f"{number}")
        done = backup(CITY, world.root, world.state, backups, 2)
        assert done is not None
        assert done.written
    again = backup(CITY, world.root, world.state, backups, 2)
    assert again is not None
    assert (again.written, again.path) == (False, newest(backups))
    assert len(list((backups / CITY).iterdir())) == 2
    assert run(["cloud", "backup", "--out", str(backups), "--keep", "2"]) == 0
    said = capsys.readouterr().out
    assert f"{CITY}: unchanged since {newest(backups)}" in said
    assert f"keep a copy of {world.state}/pulumi/passphrase" in said


def touch(world: CloudWorld, text: str) -> None:
    """Another time in the state's manifest, as every run of the engine leaves one."""
    body = json.loads(world.stack_file.read_text(encoding="utf-8"))
    body["checkpoint"]["latest"]["manifest"]["time"] = f"2026-01-0{int(text) + 1}T00:00:00Z"
    world.stack_file.write_text(json.dumps(body), encoding="utf-8")


def newest(backups: Path) -> Path:
    return max((backups / CITY).iterdir())


def test_a_state_that_is_lost_is_told_and_restored(
    world: CloudWorld, backups: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in world.stack_file.parent.iterdir():
        path.unlink()
    with pytest.raises(CloudError) as caught:
        preview(CITY, world.root, world.state)
    assert_golden("lost-state", caught.value)
    with pytest.raises(CloudError) as caught:
        up(CITY, world.root, world.state)
    assert_golden("lost-state", caught.value)
    with pytest.raises(CloudError) as caught:
        backup(CITY, world.root, world.state, backups, 2)
    assert_golden("nothing-to-back-up", caught.value, FILE=str(newest(backups)))
    assert len(list((backups / CITY).iterdir())) == 2
    assert run(["cloud", "backup", CITY, "--out", str(backups)]) == 1
    assert run(["cloud", "restore", CITY, str(newest(backups))]) == 0
    said = capsys.readouterr()
    assert "there are backups of it; they were left alone" in said.err
    assert "resources restored, as they were" in said.out
    assert f"edugrid cloud preview {CITY}" in said.out
    assert not (world.state / "pulumi/replaced").exists()
    plan = preview(CITY, world.root, world.state)
    assert (plan.steps, plan.unmanaged) == ((), ())


def test_a_state_without_a_backup_is_sought_in_the_clouds(
    world: CloudWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    before = ids(world)
    world.stack_file.write_bytes(b"{ half")
    assert run(["cloud", "restore", CITY, "--from-cloud"]) == 0
    said = capsys.readouterr().out
    assert "resources found in the clouds and taken into the state" in said
    assert "not found" not in said
    plan = preview(CITY, world.root, world.state)
    # nothing is made anew or taken away but what every run may repeat
    assert {step.op for step in plan.steps} <= {"create", "update"}
    assert not [step for step in plan.steps if step.op == "create" and step.type not in REPEATABLE]
    assert plan.unmanaged == ()
    up(CITY, world.root, world.state)
    assert ids(world) == before
    plan = preview(CITY, world.root, world.state)
    assert (plan.steps, plan.unmanaged) == ((), ())
    assert run(["cloud", "restore", CITY, "--from-cloud"]) == 0
    assert f"{CITY}: 0 resources found" in capsys.readouterr().out


def ids(world: CloudWorld) -> dict[str, str]:
    """Ids of what is in the clouds, by URN; of what has one of its own."""
    latest = json.loads(world.stack_file.read_text(encoding="utf-8"))["checkpoint"]["latest"]
    return {
        item["urn"]: item["id"]
        for item in latest["resources"]
        if item.get("id") and item["type"] in PENDING_KINDS and PENDING_KINDS[item["type"]].keep
    }


def test_a_state_that_is_damaged_is_told_and_restored(world: CloudWorld, backups: Path) -> None:
    whole = world.stack_file.read_bytes()
    world.stack_file.write_bytes(whole[: len(whole) // 2])
    for work in (preview, up):
        with pytest.raises(DamagedStateError) as caught:
            work(CITY, world.root, world.state)
        assert_golden("damaged-state", caught.value)
    done = restore(CITY, world.root, world.state, newest(backups))
    assert done.kept is not None
    assert done.kept.read_bytes() == whole[: len(whole) // 2]
    plan = preview(CITY, world.root, world.state)
    assert (plan.steps, plan.unmanaged) == ((), ())


def test_a_newer_state_is_not_replaced_by_accident(world: CloudWorld, backups: Path) -> None:
    up(CITY, world.root, world.state)
    body = json.loads(world.stack_file.read_text(encoding="utf-8"))
    body["checkpoint"]["latest"]["manifest"]["time"] = "2026-12-31T00:00:00Z"
    world.stack_file.write_text(json.dumps(body), encoding="utf-8")
    file = newest(backups)
    with pytest.raises(CloudError, match="is newer than the backup"):
        restore(CITY, world.root, world.state, file)
    done = restore(CITY, world.root, world.state, file, over_newer=True)
    assert done.kept is not None
    assert preview(CITY, world.root, world.state).steps == ()
    other = json.loads(file.read_text(encoding="utf-8"))
    foreign = file.parent / "foreign.json"
    foreign.write_text(json.dumps(other | {"region": "henan/kaifeng"}), encoding="utf-8")
    with pytest.raises(CloudInputError, match="checksum differs"):
        restore(CITY, world.root, world.state, foreign)
    foreign.unlink()


def test_a_disk_that_is_full(world: CloudWorld, tmp_path: Path) -> None:
    """The state, with the engine's plugins, lies on a disk of its own, which is filled before the engine runs."""
    if os.geteuid() != 0:
        pytest.skip("not run: mounting a small disk needs root")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=600m", "edugrid-full", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("not run: this machine does not let root mount a tmpfs")
    try:
        moved = disk / "state"
        subprocess.run(["cp", "-a", str(world.state / "pulumi"), str(moved)], check=True)
        whole = CloudWorld(world.root, disk, world.proxy, world.lab)
        moved.rename(disk / "pulumi")
        # what the engine is to make again, while there is no room to note it: full before it begins, then midway
        close_port(world)
        fill(disk)
        with pytest.raises(CloudError) as caught:
            up(CITY, world.root, disk)
        assert_golden("disk-full", caught.value)
        (disk / "filler").unlink()
        making = Fault("network", "POST", "/security-group-rules$", act="stop")
        world.proxy.arm(making)
        filler = threading.Thread(target=fill_when_met, args=(making, disk))
        filler.start()
        with pytest.raises(CloudError) as caught:
            up(CITY, world.root, disk)
        filler.join()
        assert_golden("disk-full", caught.value)
        (disk / "filler").unlink()
        try:
            up(CITY, world.root, disk)
        except DamagedStateError:
            # the engine's storage may put what it could write of the last state in place of the whole one before
            take_back(CITY, world.root, disk)
            up(CITY, world.root, disk)
        plan = preview(CITY, world.root, disk)
        assert (plan.steps, plan.unmanaged) == ((), ())
        assert whole.names() == world.wanted()
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def close_port(world: CloudWorld) -> None:
    with world.past_the_proxy() as gov:
        group = next(gov.network.security_groups(name=f"{PROJECT}-identity"))
        rule = next(r for r in group.security_group_rules if r["port_range_min"] == 443)
        gov.network.delete_security_group_rule(rule["id"])


def fill_when_met(making: Fault, disk: Path) -> None:
    making.met.wait(WAIT_SECONDS)
    fill(disk)
    making.go.set()


def fill(disk: Path) -> None:
    with (disk / "filler").open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"x" * 4096)


def test_wrong_credentials(world: CloudWorld, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clouds = json.loads(world.lab.read_text(encoding="utf-8"))
    clouds["clouds"]["gov"]["auth"]["password"] = "not-the-password"
    wrong = tmp_path / "clouds.yaml"
    wrong.write_text(json.dumps(clouds), encoding="utf-8")
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(wrong))
    with pytest.raises(CloudError) as caught:
        up(CITY, world.root, world.state)
    assert_golden("wrong-credentials", caught.value)
    assert "not-the-password" not in caught.value.show("en")
