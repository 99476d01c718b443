"""Stop the simulated devices of a lab."""

from pathlib import Path

from edugrid.lab.process_record import ProcessRecord
from edugrid.lab.stop_processes import stop_processes


def record_file(lab: Path) -> Path:
    """Where the server process of the lab's devices is recorded."""
    return lab / "devices" / "process.json"


def down(lab: Path) -> bool:
    """End the recorded process (SIGTERM, then SIGKILL); device states stay. True when one was running."""
    record = ProcessRecord.load(record_file(lab))
    ended = stop_processes({"devices": record}) if record is not None else []
    record_file(lab).unlink(missing_ok=True)
    (lab / "devices" / "endpoints.json").unlink(missing_ok=True)
    return bool(ended)
