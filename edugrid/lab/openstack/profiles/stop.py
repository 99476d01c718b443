"""Stop playing."""

import json
from pathlib import Path

from edugrid.lab.openstack.layout import home
from edugrid.lab.openstack.private_file import write_private
from edugrid.lab.process_record import ProcessRecord
from edugrid.lab.stop_processes import stop_processes


def folder_of(lab: Path) -> Path:
    """Where the proxies' files lie."""
    return home(lab) / "profiles"


def stop(lab: Path) -> list[str]:
    """End every proxy of the lab and take its entry out of clouds.yaml; the names of what ended."""
    folder = folder_of(lab)
    paths = sorted((folder / "run").glob("*.json"))
    records = {path.stem: record for path in paths if (record := ProcessRecord.load(path)) is not None}
    ended = stop_processes(records)
    for path in paths:
        path.unlink()
    clouds = home(lab) / "clouds.yaml"
    if paths and clouds.exists():
        body = json.loads(clouds.read_text(encoding="utf-8"))
        left = {name: entry for name, entry in body["clouds"].items() if name not in {path.stem for path in paths}}
        write_private(clouds, json.dumps({"clouds": left}, indent=2) + "\n")
    return [f"profiles/{name}" for name in ended]
