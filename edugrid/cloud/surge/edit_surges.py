"""``registers/surges.csv`` on disk, as a spreadsheet may have saved it."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Final

from edugrid.formula_cell import guarded
from edugrid.intent.put_registers import put_registers
from edugrid.intent.registers import SurgeWindow
from edugrid.region import open_region

COLUMNS: Final = tuple(SurgeWindow.model_fields)
MARK: Final = "\ufeff"
"""What spreadsheets put before UTF-8; a file that had it keeps it."""


def edit_surges(root: Path, region: str, change: Callable[[list[dict[str, str]]], None]) -> None:
    """Let ``change`` edit the rows (text by column) of the city ``region``, and read the region again.

    Raises:
        edugrid.intent.problems.IntentError: the rows cannot be meant; the file is as it was.

    """
    path = root / region.strip("/") / "registers/surges.csv"
    text = path.read_bytes().decode("utf-8") if path.exists() else ""
    reader = csv.DictReader(io.StringIO(text.removeprefix(MARK)))
    columns = [name.strip() for name in reader.fieldnames or COLUMNS]
    rows = [{(key or "").strip(): value or "" for key, value in row.items()} for row in reader]
    change(rows)
    columns += [name for name in COLUMNS if name not in columns and any(row.get(name) for row in rows)]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: guarded(value) for key, value in row.items()} for row in rows)
    put_registers(root, region, {path: (MARK if text.startswith(MARK) else "") + out.getvalue()}, open_region)
