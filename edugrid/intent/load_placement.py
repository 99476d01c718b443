"""The record of placements of a city."""

from pathlib import Path
from typing import NamedTuple

from edugrid.intent.placed import PlacedApplication, PlacementFile
from edugrid.intent.problems import Problem
from edugrid.intent.source import Source
from edugrid.intent.validate import validate
from edugrid.intent.yaml_file import read_yaml


class ReadPlacement(NamedTuple):
    """The record by application, and its source; None when there is no file or it could not be read."""

    applications: dict[str, PlacedApplication]
    source: Source | None


def load_placement(folder: Path, problems: list[Problem]) -> ReadPlacement:
    """Read ``folder``/placement.yml; a city without one has put nothing anywhere yet."""
    path = folder / "placement.yml"
    if not path.exists():
        return ReadPlacement({}, None)
    source = read_yaml(path, problems)
    found = validate(source, PlacementFile, problems)
    return ReadPlacement(found.applications if found else {}, source)
