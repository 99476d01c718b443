"""Know a process again, and be sure that it is the same one."""

import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 5.0  # seconds until a killed process must be gone
STATE, START_TIME = 0, 19  # fields of /proc/PID/stat after the command name: proc(5) fields 3 and 22


@dataclass(frozen=True)
class ProcessMark:
    """A process id with the start time the kernel gave it (clock ticks since boot), so a reused id is no match."""

    pid: int
    started: int

    @classmethod
    def of(cls, pid: int) -> "ProcessMark | None":
        """Return the mark of a living process, or None."""
        fields = _stat(pid)
        return None if fields is None else cls(pid, int(fields[START_TIME]))

    def alive(self) -> bool:
        """Say whether this very process still runs (a zombie does not)."""
        with suppress(ChildProcessError):
            os.waitpid(self.pid, os.WNOHANG)
        fields = _stat(self.pid)
        return fields is not None and int(fields[START_TIME]) == self.started and fields[STATE] != "Z"

    def kill(self) -> bool:
        """Kill the process and wait until it is gone; return whether it was running."""
        if not self.alive():
            return False
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        deadline = time.monotonic() + PATIENCE
        while self.alive() and time.monotonic() < deadline:
            time.sleep(0.01)
        return True


def _stat(pid: int) -> list[str] | None:
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    return text.rpartition(") ")[2].split()
