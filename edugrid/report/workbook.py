"""Tables as a workbook, for people who keep their records in spreadsheets."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from edugrid import __version__
from edugrid.report.sheet import Sheet
from edugrid.report.text_width import text_width

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDEST, _NARROWEST = 60, 8
_ROW_LIMIT = 1_048_575  # rows of a sheet below its head (ECMA-376)


class _Looks(NamedTuple):
    head: dict[str, object]
    wrapped: object


def workbook(sheets: Iterable[Sheet], title: str, made: datetime) -> bytes:
    """One table a sheet. Heads are frozen and filtered, dates are dates, numbers numbers.

    A text that a spreadsheet would run as a formula (``=``, ``+``, ``-``, ``@``) is stored as text (OWASP, CSV
    injection). ``made`` is the time of the file's properties; its zone is left out, the format knows none.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    book = Workbook(write_only=True)  # a sheet of a whole province is never in memory twice
    book.properties.created = book.properties.modified = made.replace(tzinfo=None)
    book.properties.creator = f"edugrid {__version__}"
    book.properties.title = title
    looks = _Looks(
        {
            "font": Font(bold=True, color="FFFFFF"),
            "fill": PatternFill("solid", fgColor="1F4467"),
            "alignment": Alignment(vertical="center"),
        },
        Alignment(vertical="top", wrap_text=True),
    )
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet.head, sheet.rows, looks)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: "WriteOnlyWorksheet", head: Sequence[str], rows: Iterable[Sequence[object]], looks: _Looks) -> None:
    from openpyxl.utils import get_column_letter

    kept = list(rows)[:_ROW_LIMIT]
    widths = [text_width(name, 2) + 3 for name in head]
    wrapped: set[tuple[int, int]] = set()
    for place, row in enumerate(kept):
        for column, value in enumerate(row):
            if value is None:
                continue
            lines = str(value).split("\n")
            longest = max(text_width(line, 2) for line in lines)
            if len(lines) > 1 or longest > _WIDEST:  # a style for every cell would take most of the time
                wrapped.add((place, column))
            widths[column] = max(widths[column], longest + 2)
    # the format has all this before the rows, and the rows are written as they come
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = min(max(width, _NARROWEST), _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{len(kept) + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"  # A4 (ECMA-376, 18.3.1.63)
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.append([_head(sheet, name, looks) for name in head])
    for place, row in enumerate(kept):
        sheet.append(
            [
                _put(sheet, value, looks.wrapped if (place, column) in wrapped else None)
                for column, value in enumerate(row)
            ]
        )


def _head(sheet: "WriteOnlyWorksheet", name: str, looks: _Looks) -> object:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, name)
    cell.data_type = "s"
    for look, value in looks.head.items():
        setattr(cell, look, value)
    return cell


def _put(sheet: "WriteOnlyWorksheet", value: object, alignment: object) -> object:
    """The value itself where the writer takes it for what it is, else a cell that says so."""
    if value is None or (isinstance(value, int | float) and alignment is None):
        return value
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, int | float):
        cell = WriteOnlyCell(sheet, value)
    else:
        text = ILLEGAL_CHARACTERS_RE.sub("", str(value))
        if alignment is None and not text.startswith((*_FORMULA, "#")):
            return text
        cell = WriteOnlyCell(sheet, text)
        cell.data_type = "s"
        if text.startswith(_FORMULA):
            cell.quotePrefix = True
    if alignment is not None:
        cell.alignment = alignment
    return cell
