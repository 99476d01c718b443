"""What is known of a stack without a start of the engine: its state in a file, and whose lock keeps us out."""

import json
import os
import socket
import subprocess
from pathlib import Path

import pytest

from edugrid.cloud.empty_stack import empty_stack
from edugrid.cloud.file_state import file_state, no_file_state
from edugrid.cloud.lock_of_the_dead import lock_of_the_dead


def write(folder: Path, text: str) -> str:
    path = folder / ".pulumi/stacks/edugrid/zhengzhou.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return f"file://{folder}"


def test_the_state_is_read_where_it_is_a_plain_file(tmp_path: Path) -> None:
    resources = [{"urn": "urn:pulumi:zhengzhou::edugrid::pulumi:pulumi:Stack::edugrid-zhengzhou", "id": ""}]
    latest = {"resources": resources, "pending_operations": [{"type": "creating"}]}
    backend = write(tmp_path, json.dumps({"version": 3, "checkpoint": {"stack": "s", "latest": latest}}))
    assert file_state(backend, "edugrid", "zhengzhou") == latest
    assert file_state(backend, "edugrid", "kaifeng") is None
    assert file_state(backend, "other", "zhengzhou") is None


def test_an_empty_stack_has_an_empty_state(tmp_path: Path) -> None:
    assert file_state(write(tmp_path, '{"version": 3, "checkpoint": {"stack": "s"}}'), "edugrid", "zhengzhou") == {}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"checkpoint": []}', '{"version": 3}'])
def test_a_damaged_state_is_the_engines_business(tmp_path: Path, text: str) -> None:
    assert file_state(write(tmp_path, text), "edugrid", "zhengzhou") is None


def test_other_backends_cannot_be_read(tmp_path: Path) -> None:
    assert file_state("postgres://u:p@127.0.0.1:5432/pulumi", "edugrid", "zhengzhou") is None
    assert file_state("s3://bucket", "edugrid", "zhengzhou") is None
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["edugrid/zhengzhou.json", "zhengzhou.json", "edugrid/zhengzhou.json.gz"])
def test_that_there_is_no_stack_is_only_said_where_no_file_has_its_name(tmp_path: Path, name: str) -> None:
    backend = f"file://{tmp_path}"
    assert no_file_state(backend, "zhengzhou")
    path = tmp_path / ".pulumi/stacks" / name
    path.parent.mkdir(parents=True)
    path.write_text("{", encoding="utf-8")
    assert not no_file_state(backend, "zhengzhou")
    assert no_file_state(backend, "zheng")


def test_what_cannot_be_looked_into_may_hold_a_stack(tmp_path: Path) -> None:
    assert not no_file_state("postgres://u:p@127.0.0.1:5432/pulumi", "zhengzhou")
    assert not no_file_state(f"file://{tmp_path}/not-mounted", "zhengzhou")


def test_a_stack_laid_out_by_hand_is_an_empty_one(tmp_path: Path) -> None:
    assert file_state(empty_stack(tmp_path, "edugrid", "zhengzhou"), "edugrid", "zhengzhou") == {}


def refusal(*owners: tuple[str, int], count: int | None = None) -> str:
    """The engine's words: backend/diy/lock.go."""
    head = (
        f"error: the stack is currently locked by {len(owners) if count is None else count} lock(s). Either wait for the "
        "other process(es) to end or delete the lock file with `pulumi cancel`."
    )
    lines = (
        f"\n  postgres://****:****@127.0.0.1:5432/.pulumi/locks/organization/edugrid/zhengzhou/1.json: created by "
        f"root@{host} (pid {pid}) at 2026-11-26T10:00:00Z"
        for host, pid in owners
    )
    return head + "".join(lines)


def test_only_locks_of_dead_processes_of_this_machine_may_go() -> None:
    with subprocess.Popen(["true"]) as ended:
        ended.wait()
    here = socket.gethostname()
    assert lock_of_the_dead(refusal((here, ended.pid)))
    assert not lock_of_the_dead(refusal((here, os.getpid())))
    assert not lock_of_the_dead(refusal(("another-machine", ended.pid)))
    assert not lock_of_the_dead(refusal((here, ended.pid), (here, os.getpid())))
    # an owner that the text does not name is nobody we know to be dead
    assert not lock_of_the_dead(refusal((here, ended.pid), count=2))
    assert not lock_of_the_dead("error: something else (pid 1)")
