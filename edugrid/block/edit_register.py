"""``registers/blocks.csv`` on disk: rows that are not touched keep their bytes."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from edugrid.intent.block_order import BlockOrder
from edugrid.intent.put_registers import put_registers
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
    before = path.read_bytes().decode("utf-8") if path.exists() else ""
    records = [Record("", 0, row, {}) for row in rows]
    text = merge_csv(before, COLUMNS, FIRST_COLUMNS, ("id",), records).text
    return put_registers(root, city, {path: text}, open_region)
