from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from edugrid.toolchain.lock import file_lock

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """
import sys, time
from pathlib import Path
from edugrid.toolchain.lock import file_lock
with file_lock(Path(sys.argv[1]), lambda: print("waiting", flush=True)):
    print("held", flush=True)
    sys.stdin.readline()
"""


def holder(path: Path) -> subprocess.Popen[str]:
    args = [sys.executable, "-c", HOLD, str(path)]
    return subprocess.Popen(args, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_second_waits_until_the_first_is_done(tmp_path: Path) -> None:
    with holder(tmp_path / "lock") as first:
        assert said(first) == "held"
        with holder(tmp_path / "lock") as second:
            assert said(second) == "waiting"
            first.communicate("\n")
            assert said(second) == "held"
            second.communicate("\n")


def test_killed_holder_gives_it_back(tmp_path: Path) -> None:
    with holder(tmp_path / "lock") as first:
        assert said(first) == "held"
        first.send_signal(signal.SIGKILL)
        first.wait()
        waited: list[bool] = []
        with file_lock(tmp_path / "lock", lambda: waited.append(True)):
            assert not waited
