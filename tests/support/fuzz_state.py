"""What edugrid keeps for itself: plans, journals, queues, states."""

import fcntl
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from fuzz_target import Target

from edugrid.assets.look.read_state import read_exported
from edugrid.cloud.errors import CloudError
from edugrid.cloud.file_state import file_state
from edugrid.cloud.state_backup import StateBackup
from edugrid.comply.read_records import read_records as read_runs
from edugrid.drift.read_records import RecordsFileError, read_records
from edugrid.drift.sweep.looked import Looked
from edugrid.drift.sweep.sweep_book import SweepBook
from edugrid.notify.box import Box
from edugrid.notify.digest import Digest
from edugrid.report.read_road import read_road
from edugrid.rollout.held_lock import HeldError, held_lock
from edugrid.rollout.journal import Journal, JournalError
from edugrid.rollout.plan_file import DevicePlan, Plan, PlanFileError, read_plan
from edugrid.rollout.queue import QueueFileError, queued

HERE: Final = Path(__file__).parents[1]


def state_targets(folder: Path) -> Iterator[Target]:
    """Each writes its input to a file of ``folder`` and reads it as a command would."""
    path = folder / "file.json"

    def at(data: bytes) -> Path:
        path.write_bytes(data)
        return path

    device = DevicePlan(name="x", platform="frr", role="r", state="changed", running_sha256="0", forward=("a",))
    plan = Plan(region="henan", created="2026-01-01", devices=(device,)).sealed().model_dump_json().encode()
    yield Target("plan file", [plan], lambda data: read_plan(at(data)), (PlanFileError,), structure=True, weight=4)

    events = [
        {"at": "2026-01-01T00:00:00", "event": "run-started", "kind": "apply"},
        {"at": "2026-01-01T00:00:01", "event": "done", "device": "x"},
    ]
    lines = b"".join(json.dumps(event).encode() + b"\n" for event in events)

    def journal(data: bytes) -> object:
        return [event["event"] for event in Journal(at(data)).read()]

    yield Target("journal", [lines, lines[:-5]], journal, (JournalError,), weight=8)

    state = folder / "state"
    (state / "runs/r1").mkdir(parents=True)
    (state / "queue").mkdir()

    def waiting(data: bytes) -> object:
        (state / "queue/x.json").write_bytes(data)
        return queued(state)

    item = {"device": "x", "region": "henan", "since": "2026-01-01", "run": "r1", "reason": "silent"}
    yield Target("queue", [json.dumps(item).encode()], waiting, (QueueFileError,), structure=True, weight=4)

    def runs(data: bytes) -> object:
        first, _, rest = data.partition(b"\n")
        (state / "runs/r1/plan.json").write_bytes(first)
        (state / "runs/r1/journal.jsonl").write_bytes(rest)
        return read_runs("henan", state, folder / "backups", None)

    yield Target("runs, for comply", [b'{"region": "henan", "sha256": "0"}\n' + lines], runs, weight=2)

    yield Target(
        "drift records",
        [b'{"records": ' + (HERE / "golden/drift/records.json").read_bytes() + b"}"],
        lambda data: read_records(at(data)),
        (RecordsFileError,),
        structure=True,
        weight=4,
    )

    site = {
        "region": "h",
        "name": "s",
        "title": "t",
        "planned": {"hand_back": "2027-01-01"},
        "slack_weeks": 3,
        "critical": True,
        "hold": {"text": {"en": "a", "zh": "b"}},
    }
    road = {
        "version": 1,
        "gap": 0.1,
        "sites": [site],
        "critical_path": [
            {"day": "2027-01-01", "workload": "w", "site": "s", "hold": {"text": {"en": "a", "zh": "b"}}}
        ],
    }
    yield Target(
        "road",
        [json.dumps(road).encode()],
        lambda data: read_road(at(data)),
        (PlanFileError,),
        structure=True,
        weight=4,
    )

    yield from _kept(folder)
    yield from _pulumi(folder)


def _kept(folder: Path) -> Iterator[Target]:
    """What waits for a channel, what a sweep has done, who holds a lock."""
    box = Box(folder, "a")
    with box.held():
        digest = Digest(region="henan", first=1, last=2, open={"high": 1})
        box.keep(digest)

    def waiting(data: bytes) -> object:
        for name in ("waiting/x.json", "turns"):
            (folder / "notify/a" / name).write_bytes(data)
        return box.waiting(), box.turns()

    yield Target(
        "waiting for a channel",
        [digest.model_dump_json().encode(), b'{"tokens": 1, "at": 1}'],
        waiting,
        structure=True,
        weight=4,
    )
    sweep, now = folder / "sweep", datetime(2026, 1, 1, tzinfo=UTC)
    SweepBook.open(sweep, ["henan"], timedelta(days=1), now).save(Looked(region="henan", records=()))
    events = (sweep / "journal.jsonl").read_bytes()
    # of this day and hour, and with it of every run
    events = re.sub(rb'"at": *"[^"]*"', b'"at": "2026-01-01T00:00:00+00:00"', events)
    looked = (sweep / "henan.json").read_bytes()

    def went_on(data: bytes) -> object:
        one, _, two = data.partition(b"=====\n")
        (sweep / "journal.jsonl").write_bytes(one)
        (sweep / "henan.json").write_bytes(two)
        return SweepBook.open(sweep, ["henan"], timedelta(days=1), now).done

    yield Target("sweep that was cut off", [events + b"=====\n" + looked, events], went_on, weight=1)
    lock = folder / "lock"

    def held(data: bytes) -> object:
        lock.write_bytes(data)
        with lock.open("rb") as other:
            fcntl.flock(other, fcntl.LOCK_EX)
            try:
                with held_lock(lock, "fuzz"):
                    return None
            except HeldError as error:
                return error.who

    holder = {"user": "a", "host": "b", "pid": 1, "since": "2026-01-01", "purpose": "apply"}
    yield Target("holder of a lock", [json.dumps(holder).encode()], held, structure=True, weight=4)


def _pulumi(folder: Path) -> Iterator[Target]:
    path = folder / "stack.json"

    def at(data: bytes) -> Path:
        path.write_bytes(data)
        return path

    stack = folder / "pulumi/.pulumi/stacks/edugrid"
    stack.mkdir(parents=True)

    def pulumi(data: bytes) -> object:
        (stack / "zhengzhou.json").write_bytes(data)
        found = file_state(f"file://{folder / 'pulumi'}", "edugrid", "zhengzhou")
        return found, None if found is None else [one.get("type") for one in found.get("resources") or ()]

    resource = {
        "urn": "urn:pulumi:x",
        "type": "openstack:x",
        "inputs": {"name": "a"},
        "outputs": {"id": "1"},
        "parent": "urn",
    }
    deployment = {"manifest": {"time": "2026-01-01T00:00:00Z"}, "resources": [resource]}
    body = {"version": 3, "checkpoint": {"stack": "zhengzhou", "latest": deployment}}
    yield Target("Pulumi state", [json.dumps(body).encode()], pulumi, structure=True, weight=4)
    exported = {"version": 3, "deployment": deployment}
    yield Target(
        "exported stack",
        [json.dumps(exported).encode()],
        lambda data: read_exported(at(data)),
        (ValueError,),
        structure=True,
        weight=4,
    )

    backup = StateBackup(
        edugrid_state_backup=1, region="henan", stack="z", made=datetime(2026, 1, 1, tzinfo=UTC), state=exported
    )
    good = backup.model_copy(update={"sha256": backup.digest()}).model_dump_json().encode()

    def kept(data: bytes) -> object:
        found = StateBackup.load(at(data))
        return found.resources, found.written

    yield Target("state backup", [good], kept, (CloudError,), structure=True, weight=4)
