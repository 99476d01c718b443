"""Which process is ours."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

# Fields of /proc/PID/stat after the command name, which ends in the last ")" (proc(5)): field 3 is the state,
# field 22 the start time in clock ticks since boot.
STATE = 0
START_TIME = 19


@dataclass(frozen=True)
class ProcessRecord:
    """A process by number *and* start time: the kernel gives numbers out again.

    ``started`` is in clock ticks since boot, ``boot`` the kernel's identifier of that boot.
    """

    pid: int
    started: int
    boot: str

    @classmethod
    def of(cls, pid: int) -> "ProcessRecord | None":
        """Describe a living process; None where there is none (a zombie has ended: only its parent has not looked)."""
        try:
            text = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
            boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        except (FileNotFoundError, ProcessLookupError):
            return None
        fields = text.rpartition(")")[2].split()
        return None if fields[STATE] in "ZX" else cls(pid, int(fields[START_TIME]), boot)

    @classmethod
    def load(cls, path: Path) -> "ProcessRecord | None":
        """Read a record; None where there is none or it was cut short."""
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def save(self, path: Path) -> None:
        """Write the record, whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        temporary.write_text(json.dumps(asdict(self)) + "\n", encoding="utf-8")
        temporary.replace(path)

    @property
    def alive(self) -> bool:
        """Whether this very process still runs."""
        return ProcessRecord.of(self.pid) == self
