"""One operator at a time, and a dead one holds nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from edugrid.rollout.operator_lock import LockedError, operator_lock

HOLD = (
    "import sys, time; from pathlib import Path; from edugrid.rollout.operator_lock import operator_lock\n"
    "with operator_lock(Path(sys.argv[1]), 'apply henan/zhengzhou'):\n    print('held', flush=True); time.sleep(60)\n"
)


def test_the_second_operator_is_told_who_holds_it(tmp_path: Path) -> None:
    with operator_lock(tmp_path, "apply henan/zhengzhou"):
        own = rf"pid {os.getpid()}, apply henan/zhengzhou"
        with pytest.raises(LockedError, match=own), operator_lock(tmp_path, "second"):
            pass
    with operator_lock(tmp_path, "third"):
        pass


def test_a_killed_holder_lets_go(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(LockedError, match=f"pid {process.pid}"), operator_lock(tmp_path, "mine"):
            pass
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        with operator_lock(tmp_path, "mine"):
            pass
