"""``registers/blocks.csv`` on disk: rows that are not touched keep their bytes."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from edugrid.intent.block_order import BlockOrder
from edugrid.intent.problems import IntentError
from edugrid.region import OpenRegion, open_region
from edugrid.sheets.merge_csv import merge_csv
from edugrid.sheets.record import Record

COLUMNS: Final = tuple(BlockOrder.model_fields)
FIRST_COLUMNS: Final = tuple(name for name in COLUMNS if not name.startswith("lifted"))


def edit_register(root: Path, city: str, rows: Sequence[dict[str, str]]) -> OpenRegion:
    """Append ``rows`` (text by column), or change those whose id is there; give the region as it is then.

    Raises:
        edugrid.intent.problems.IntentError: the rows cannot be meant; the file is as it was.

    """
    path = root / city / "registers/blocks.csv"
    before = path.read_bytes() if path.exists() else None
    records = [Record("", 0, row, {}) for row in rows]
    text = merge_csv((before or b"").decode("utf-8"), COLUMNS, FIRST_COLUMNS, ("id",), records).text
    _put(path, text.encode())
    try:
        return open_region(root, city)
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
