"""A register that edugrid writes as a whole."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from edugrid.design.frozen import Frozen
from edugrid.formula_cell import guarded
from edugrid.put_file import put_file

Row = TypeVar("Row", bound=Frozen)


def put_rows(path: Path, model: type[Row], rows: Iterable[Row]) -> None:
    """Write ``rows`` as CSV under the columns of ``model``; what is absent is an empty cell, and no cell is a formula. Raises as ``put_file``."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(model.model_fields)
    for row in rows:
        values = row.model_dump(mode="json").values()
        writer.writerow(guarded(value) if isinstance(value, str) else value for value in values)
    put_file(path, out.getvalue())
