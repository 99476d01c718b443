"""What is being played."""

import json
from pathlib import Path
from typing import NamedTuple

from edugrid.lab.openstack.profiles.stop import folder_of
from edugrid.lab.process_record import ProcessRecord


class Playing(NamedTuple):
    """One proxy: its entry of clouds.yaml, whether its process is alive, and what it plays."""

    entry: str
    alive: bool
    profile: str


def status(lab: Path) -> list[Playing]:
    """Every proxy that was started in ``lab`` and not stopped."""
    folder = folder_of(lab)
    found = []
    for path in sorted((folder / "run").glob("*.json")):
        record = ProcessRecord.load(path)
        settings = json.loads((folder / f"{path.stem}.settings").read_text(encoding="utf-8"))
        found.append(Playing(path.stem, record is not None and record.alive, settings["profile"]))
    return found
