"""The text of a csv file, line by line as it was written."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from edugrid.formula_cell import guarded

MARK: Final = "\ufeff"
"""What spreadsheets put before UTF-8; a file that had it keeps it."""


def parsed(lines: list[str]) -> tuple[list[str], list[list[str]]]:
    """The text of each row (several lines where a cell has line breaks), and its cells."""
    reader, raw, cells, start = csv.reader(lines), [], [], 0
    for row in reader:
        raw.append("".join(lines[start : reader.line_num]))
        cells.append(row)
        start = reader.line_num
    return raw, cells


def line_of(cells: Sequence[str], end: str) -> str:
    """One row as text; no cell of it is a formula."""
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerow(guarded(cell) for cell in cells)
    return out.getvalue()


def says_nothing(cells: Sequence[str]) -> bool:
    """True for an empty row, and for a comment: its first cell begins with ``#``."""
    return not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith("#")
