"""The journal tells the truth after a kill."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from edugrid.rollout.journal import Journal, JournalError


def test_events_come_back_in_order(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl")
    journal.write("run-started", kind="apply")
    journal.write("committing", "zz-core-1", revert_seconds=300)
    assert [(event["event"], event.get("device")) for event in journal.read()] == [
        ("run-started", None),
        ("committing", "zz-core-1"),
    ]
    assert (tmp_path / "journal.jsonl").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("cut", [1, 10, 30])
def test_a_torn_last_line_is_passed_over_and_does_not_swallow_the_next(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "journal.jsonl"
    journal = Journal(path)
    journal.write("run-started")
    journal.write("committing", "zz-core-1")
    path.write_bytes(path.read_bytes()[:-cut])
    kept = ["run-started"] if cut > 1 else ["run-started", "committing"]
    assert [event["event"] for event in journal.read()] == kept
    journal.write("run-resumed")
    assert [event["event"] for event in journal.read()] == [*kept, "run-resumed"]


def test_a_line_that_is_no_event_is_an_error_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    Journal(path).write("run-started")
    path.write_text(path.read_text(encoding="utf-8") + "hello\n", encoding="utf-8")
    with pytest.raises(JournalError, match=r"journal\.jsonl:2"):
        Journal(path).read()


def test_what_was_written_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    program = (
        "import sys; from pathlib import Path; from edugrid.rollout.journal import Journal\n"
        "journal = Journal(Path(sys.argv[1]))\n"
        "for n in range(10**6):\n    journal.write('step', n=n)\n    print(n, flush=True)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(50)]
        os.kill(process.pid, signal.SIGKILL)
    written = [event["n"] for event in Journal(path).read()]
    assert written[:50] == told
    assert written == list(range(len(written)))
    assert json.loads(path.read_bytes().split(b"\n")[0])["event"] == "step"
