"""Who took part in a drill: a file that people write."""

from pathlib import Path

from edugrid.drill.record import People
from edugrid.intent.problems import IntentError, Problem
from edugrid.intent.validate import validate
from edugrid.intent.yaml_file import read_yaml


def load_people(path: Path) -> People:
    """Read ``organiser``, ``place``, ``people``, ``problems`` and ``improvements``, each of which may be absent.

    Raises:
        IntentError: with every problem of the file, at its line.

    """
    problems: list[Problem] = []
    found = validate(read_yaml(path, problems), People, problems)
    if problems or found is None:
        raise IntentError(problems)
    return found
