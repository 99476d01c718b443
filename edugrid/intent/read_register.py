"""A register that may be missing."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from edugrid.intent.columns import columns
from edugrid.intent.csv_file import read_csv
from edugrid.intent.problems import Problem
from edugrid.intent.source import Source
from edugrid.intent.validate import validate

Rows = TypeVar("Rows", bound=BaseModel)


def read_register(path: Path, model: type[Rows], problems: list[Problem]) -> tuple[Rows | None, Source | None]:
    """The register ``path`` as ``model`` (``rows: tuple[Row, ...]``) and where its rows stand.

    Without a file it is empty and has no source; the first is None where it could not be used.
    """
    if not path.exists():
        return model.model_validate({"rows": ()}), None
    source = read_csv(path, *columns(model), problems)
    return validate(source, model, problems), source
