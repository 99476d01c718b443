"""An xlsx workbook through openpyxl: values, merged cells, hidden rows, formulas."""

import io
import re
import warnings
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final

from edugrid.sheets.problem import refuse_file
from edugrid.sheets.raw import RawCell, RawRow, RawSheet
from edugrid.text import Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LARGEST: Final = 256 * 1024 * 1024  # bytes unpacked
_CELLS: Final = 4_000_000  # of a sheet, from its first to its last; a province's schools take 600,000
_MERGED: Final = 1_000_000  # of all sheets
_AREA: Final = re.compile(rb'ref\s*=\s*["\']\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})["\']')
_WIDE: Final = 3  # columns; a cell merged over as many with nothing beside it is a title inside the table
_NO_RESULT = Text("a formula without a stored result", "公式没有保存计算结果")
_DAMAGED: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),  # the pack
    *(
        ArithmeticError,
        AttributeError,
        LookupError,
        OSError,
        SyntaxError,
        TypeError,
        ValueError,
    ),  # its XML, and what is in it
)
Origins = dict[tuple[int, int], tuple[int, int, int]]


def xlsx_file(file: str, raw: bytes) -> tuple[RawSheet, ...]:
    """Every worksheet of ``raw``, the hidden ones too.

    Raises:
        SheetError: damaged, not xlsx, or unpacked too large.

    """
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as pack:
            names, size = set(pack.namelist()), sum(info.file_size for info in pack.infolist())
            merged = _merged(pack) if size <= _LARGEST else 0
        if not any(name.startswith("xl/") for name in names):
            message = Text("a packed file, but no xlsx workbook", "是压缩文件，但不是 xlsx 工作簿")
            hint = Text("save it as .xlsx", "请另存为 xlsx")
            raise refuse_file(file, "file-kind", message, hint)
        if size > _LARGEST:
            message = Text(
                f"{size >> 20} MiB unpacked: more than a list needs", f"解压后 {size >> 20} MiB，超出清单所需"
            )
            hint = Text("copy the rows into a new workbook", "请把数据行复制到新工作簿")
            raise refuse_file(file, "too-large", message, hint)
        if merged > _MERGED:
            raise _endless(file)
        with warnings.catch_warnings(
            action="ignore"
        ):  # openpyxl's remarks on styles and extensions say nothing to people
            values = load_workbook(io.BytesIO(raw), data_only=True)
            formulas = load_workbook(io.BytesIO(raw))
        if any(sheet.max_row * sheet.max_column > _CELLS for sheet in values.worksheets):
            raise _endless(file)
        from_1904 = values.epoch.year == 1904  # noqa: PLR2004 - ECMA-376, date1904
        return tuple(_sheet(sheet, formulas[sheet.title], from_1904=from_1904) for sheet in values.worksheets)
    except _DAMAGED as error:
        message = Text(f"the workbook is damaged: {error}", f"工作簿已损坏：{error}")
        raise refuse_file(file, "file-kind", message) from None


def _merged(pack: zipfile.ZipFile) -> int:
    """How many cells are merged with others: openpyxl makes each of them, and one line can name all of a sheet."""
    cells = 0
    for name in pack.namelist():
        if name.startswith("xl/worksheets/"):
            for found in _AREA.finditer(pack.read(name)):
                left, top, right, bottom = found.groups()
                cells += (_number(right) - _number(left) + 1) * (int(bottom) - int(top) + 1)
    return cells


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _endless(file: str) -> Exception:
    message = Text("a sheet reaches further than a list does", "工作表的范围远超一份清单")
    return refuse_file(
        file, "too-large", message, Text("copy the rows into a new workbook", "请把数据行复制到新工作簿")
    )


def _sheet(sheet: "Worksheet", formulas: "Worksheet", *, from_1904: bool) -> RawSheet:
    origins: Origins = {}
    for area in sheet.merged_cells.ranges:
        width = area.max_col - area.min_col + 1
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                origins[(row, column)] = (area.min_row, area.min_col, width)
    rows = []
    for cells in sheet.iter_rows():
        number = cells[0].row
        found = [_cell(cell, sheet, formulas, origins) for cell in cells]
        own = [item for item in found if item.value is not None or item.wrong]
        if not own:
            continue
        first = next(i for i, item in enumerate(found, start=1) if item.value is not None or item.wrong)
        wide = origins.get((number, first), (0, 0, 0))[2] >= _WIDE and len({i.origin or i.place for i in own}) == 1
        struck = any(cell.value is not None and cell.font and cell.font.strike for cell in cells)
        rows.append(RawRow(number, tuple(found), bool(sheet.row_dimensions[number].hidden), struck, wide))
    hidden = tuple(key for key, column in sheet.column_dimensions.items() if column.hidden)
    return RawSheet(sheet.title, tuple(rows), sheet.sheet_state != "visible", hidden, from_1904)


def _cell(cell: Any, sheet: "Worksheet", formulas: "Worksheet", origins: Origins) -> RawCell:  # noqa: ANN401 - openpyxl's own, untyped
    place, origin = str(cell.coordinate), origins.get((cell.row, cell.column))
    source, shown = cell, ""
    if origin is not None and (cell.row, cell.column) != origin[:2]:
        source = sheet.cell(origin[0], origin[1])
        shown = str(source.coordinate)
    value = source.value
    wrong = None
    if value is None:
        typed = formulas.cell(source.row, source.column)
        wrong = _NO_RESULT if typed.data_type == "f" else None
    elif source.data_type == "e":
        wrong = Text(f"the cell shows {value}", f"单元格显示 {value}")
    form = str(source.number_format or "")
    zeros = len(form) if form.strip("0") == "" else 0
    return RawCell(value, place, zeros if zeros > 1 else 0, wrong, shown)
