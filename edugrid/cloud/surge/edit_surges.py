"""``registers/surges.csv`` on disk, as a spreadsheet may have saved it."""

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from edugrid.intent.problems import IntentError
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
    before = path.read_bytes() if path.exists() else None
    text = "" if before is None else before.decode("utf-8")
    reader = csv.DictReader(io.StringIO(text.removeprefix(MARK)))
    columns = [name.strip() for name in reader.fieldnames or COLUMNS]
    rows = [{(key or "").strip(): value or "" for key, value in row.items()} for row in reader]
    change(rows)
    columns += [name for name in COLUMNS if name not in columns and any(row.get(name) for row in rows)]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    _put(path, ((MARK if text.startswith(MARK) else "") + out.getvalue()).encode())
    try:
        open_region(root, region)
    except IntentError:
        if before is None:
            path.unlink()
        else:
            _put(path, before)
        raise


def _put(path: Path, content: bytes) -> None:
    part = path.with_suffix(".csv.part")
    part.write_bytes(content)
    os.replace(part, path)  # noqa: PTH105 - atomic on POSIX: a reader sees the old file or the new one
