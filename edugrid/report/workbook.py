"""Tables as a workbook, for people who keep their records in spreadsheets."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from edugrid import __version__
from edugrid.report.sheet import Sheet
from edugrid.report.text_width import text_width

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

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

    book = Workbook()
    book.remove(book.active)
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


def _fill(sheet: "Worksheet", head: Sequence[str], rows: Iterable[Sequence[object]], looks: _Looks) -> None:
    from openpyxl.utils import get_column_letter

    widths = [text_width(name, 2) + 3 for name in head]
    for column, name in enumerate(head, start=1):
        cell = sheet.cell(1, column)
        _put(cell, name)
        for look, value in looks.head.items():
            setattr(cell, look, value)
    last = 1
    for last, row in enumerate(list(rows)[:_ROW_LIMIT], start=2):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(last, column)
            _put(cell, value)
            lines = str(value).split("\n")
            longest = max(text_width(line, 2) for line in lines)
            if len(lines) > 1 or longest > _WIDEST:  # a style for every cell would take most of the time
                cell.alignment = looks.wrapped
            widths[column - 1] = max(widths[column - 1], longest + 2)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = min(max(width, _NARROWEST), _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _put(cell: "Cell", value: object) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if value is None:
        return
    if isinstance(value, date):
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, int | float):
        cell.value = value
    else:
        text = ILLEGAL_CHARACTERS_RE.sub("", str(value))
        cell.value = text
        cell.data_type = "s"
        if text.startswith(_FORMULA):
            cell.quotePrefix = True
