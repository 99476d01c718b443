"""Files of adopted projects."""

from pathlib import Path
from typing import NamedTuple

from edugrid.intent.adopted import AdoptedProject
from edugrid.intent.problems import Problem
from edugrid.intent.source import Source
from edugrid.intent.validate import validate
from edugrid.intent.yaml_file import read_yaml


class ReadAdopted(NamedTuple):
    """The projects, each with its source."""

    projects: tuple[AdoptedProject, ...]
    sources: tuple[Source, ...]


def load_adopted(folder: Path, problems: list[Problem]) -> ReadAdopted:
    """Read every ``adopted/*.yml`` of the city's ``folder``; there need not be any."""
    pairs: list[tuple[AdoptedProject, Source]] = []
    for path in sorted((folder / "adopted").glob("*.yml")):
        source = read_yaml(path, problems)
        project = validate(source, AdoptedProject, problems)
        if source is not None and project is not None:
            pairs.append((project, source))
    return ReadAdopted(tuple(project for project, _ in pairs), tuple(source for _, source in pairs))
