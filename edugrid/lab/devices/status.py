"""Whether the simulated devices of a lab run, and where."""

import json
from pathlib import Path

from edugrid.lab.devices.down import record_file
from edugrid.lab.process_record import ProcessRecord


def endpoints(lab: Path) -> dict[str, tuple[str, int]]:
    """Name → (host, port) as the server wrote it; empty when it is not up."""
    try:
        data = json.loads((lab / "devices" / "endpoints.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return {name: (str(at["host"]), int(at["port"])) for name, at in data.items()}


def status(lab: Path) -> dict[str, object]:
    """``running`` (bool), ``pid`` (or None) and ``endpoints`` of the lab's simulated devices."""
    process = ProcessRecord.load(record_file(lab))
    running = process is not None and process.alive
    return {
        "running": running,
        "pid": process.pid if process is not None and running else None,
        "endpoints": endpoints(lab) if running else {},
    }
