"""The asset map on disk."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from edugrid.assets.cyclonedx import as_cyclonedx
from edugrid.assets.register import Register
from edugrid.drift.record import DriftRecord
from edugrid.report.asset_map import asset_map
from edugrid.report.asset_sheets import asset_sheets
from edugrid.report.replace_file import replace_file
from edugrid.report.workbook import workbook


def write_asset_map(
    register: Register,
    records: Sequence[DriftRecord],
    out: Path,
    lang: str,
    made: datetime,
    sources: Sequence[str] = (),
) -> tuple[Path, ...]:
    """Write ``index.html`` in ``lang``, the other language beside it, ``assets.cdx.json`` and ``assets.xlsx``.

    Returns:
        The files, ``index.html`` first.

    Raises:
        OSError: ``out`` cannot be made or written to.

    """
    second = "en" if lang == "zh" else "zh"
    page, page2, bom, book = "index.html", f"index.{second}.html", "assets.cdx.json", "assets.xlsx"
    contents = {
        page: asset_map(register, records, lang, sources=sources, other=page2, files=(bom, book)).encode(),
        page2: asset_map(register, records, second, sources=sources, other=page, files=(bom, book)).encode(),
        bom: as_cyclonedx(register, made).encode(),
        book: workbook(asset_sheets(register, records, lang), register.title, made),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        replace_file(out / name, content)
    return tuple(out / name for name in contents)
