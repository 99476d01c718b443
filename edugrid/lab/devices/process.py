"""The recorded server process of a lab: who it is, and whether it is still the same one."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ServerProcess:
    """``start`` is field 22 of /proc/PID/stat (clock ticks since boot): a reused pid has another one."""

    pid: int
    start: int

    def alive(self) -> bool:
        """True while this very process runs."""
        return start_time(self.pid) == self.start

    def record(self, lab: Path) -> None:
        """Write it down in the lab."""
        _file(lab).write_text(json.dumps({"pid": self.pid, "start": self.start}), encoding="utf-8")


def recorded_process(lab: Path) -> ServerProcess | None:
    """The process recorded in the lab, whether it lives or not; None when none was recorded."""
    try:
        return ServerProcess(**json.loads(_file(lab).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


def forget_process(lab: Path) -> None:
    """Remove the record."""
    _file(lab).unlink(missing_ok=True)


def start_time(pid: int) -> int | None:
    """Start time of a process in clock ticks since boot, None when it does not run (a zombie does not)."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    fields = text.rpartition(")")[2].split()
    return None if fields[0] == "Z" else int(fields[19])


def _file(lab: Path) -> Path:
    return lab / "devices" / "process.json"
