"""What a killed engine leaves, and what its words name, may be damaged."""

import json
import socket
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from edugrid.cloud.explain_failure import explain_failure
from edugrid.cloud.lock_of_the_dead import lock_of_the_dead
from edugrid.cloud.masking import known_secrets
from edugrid.cloud.stack_locks import stack_locks
from edugrid.cloud.stack_state import StackState

SAID = "the stack is currently locked by {} lock(s): x: created by me@{} (pid {}) at 2026-01-01T00:00:00Z"


@pytest.mark.parametrize("pid", [10**12, 10**30, "9" * 5000])
def test_a_number_that_no_process_can_have_proves_no_death(pid: object, tmp_path: Path) -> None:
    said = SAID.format(1, socket.gethostname(), pid)
    assert not lock_of_the_dead(said)
    assert "holds the lock" in explain_failure([said]).show("en")
    body = {"pid": pid, "username": "me", "hostname": socket.gethostname(), "timestamp": "2026-01-01T00:00:00Z"}
    (tmp_path / ".pulumi/locks/z").mkdir(parents=True)
    (tmp_path / ".pulumi/locks/z/x.json").write_text(json.dumps(body), encoding="utf-8")
    assert [owner.dead for owner in stack_locks(f"file://{tmp_path}", "z")] == [False]


def test_a_count_without_end_and_files_that_nest_without_end(tmp_path: Path) -> None:
    assert not lock_of_the_dead(SAID.format("9" * 5000, "other", 1))
    (tmp_path / ".pulumi/locks/z").mkdir(parents=True)
    (tmp_path / ".pulumi/locks/z/x.json").write_bytes(b"[" * 30_000)
    assert [owner.user for owner in stack_locks(f"file://{tmp_path}", "z")] == ["?"]
    (tmp_path / "z.unfinished.json").write_bytes(b"[" * 30_000)
    assert StackState(cast("Any", SimpleNamespace(name="z")), tmp_path).unfinished() == []


def test_a_password_is_found_in_an_address_that_is_none() -> None:
    found = known_secrets((), {"PULUMI_BACKEND_URL": "postgres://u:hidden1@[::1/db?password=hidden%32&x=1"})
    assert {"hidden1", "hidden%32", "hidden2"} <= set(found)
