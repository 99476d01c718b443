"""The people of a province."""

from pathlib import Path
from typing import NamedTuple

from edugrid.intent.person import PeopleFile, Person
from edugrid.intent.problems import Problem
from edugrid.intent.read_register import read_register
from edugrid.intent.source import Source


class ReadPeople(NamedTuple):
    """The rows and where they stand; ``source`` is None where there is no register, ``rows`` where it could not be used."""

    rows: tuple[Person, ...] | None
    source: Source | None


def load_people(province: Path, problems: list[Problem]) -> ReadPeople:
    """Read ``registers/people.csv`` of the folder ``province``; without a file nobody is known."""
    found, source = read_register(province / "registers" / "people.csv", PeopleFile, problems)
    return ReadPeople(None if found is None else found.rows, source)
