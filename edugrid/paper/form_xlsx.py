"""An application form as a workbook: one sheet, as it is printed."""

from io import BytesIO
from typing import TYPE_CHECKING, Final

from edugrid.paper.form import Form, Table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTH: Final = 15
"""Columns of the sheet; the widest table has as many."""

DARK, PALE = "1F4467", "E8EEF5"


def form_xlsx(form: Form) -> bytes:
    """The bytes of ``form`` as xlsx, A4 landscape; texts are never formulas."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    sheet.title = form.title
    sheet.cell(1, 1, form.title).font = Font(bold=True, size=18)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=WIDTH)
    sheet.cell(1, 1).alignment = Alignment(horizontal="center")
    row = 3
    for label, value in form.facts:
        _label(sheet, row, 1, label)
        _put(sheet, row, 3, value)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
        sheet.merge_cells(start_row=row, start_column=3, end_row=row, end_column=WIDTH)
        row += 1
    for table in form.tables:
        row = _table(sheet, row + 1, table)
    for name in form.signatures:
        row += 1
        _label(sheet, row, 1, name)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=3)
        sheet.merge_cells(start_row=row, start_column=4, end_row=row, end_column=WIDTH)
        sheet.row_dimensions[row].height = 36
    _page(sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _table(sheet: "Worksheet", row: int, table: Table) -> int:
    """Put one table at ``row``; the row after it."""
    from openpyxl.styles import Font, PatternFill

    sheet.cell(row, 1, table.title).font = Font(bold=True, size=12)
    for column, name in enumerate(table.head, start=1):
        cell = sheet.cell(row + 1, column, name)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor=DARK)
        cell.border, cell.alignment = _border(), _wrapped()
    row += 2
    for values in table.rows or (("（无）",),):
        for column, value in enumerate(values, start=1):
            _put(sheet, row, column, value)
        row += 1
    return row


def _label(sheet: "Worksheet", row: int, column: int, text: str) -> None:
    from openpyxl.styles import Font, PatternFill

    cell = sheet.cell(row, column, text)
    cell.data_type = "s"
    cell.font, cell.fill, cell.alignment = Font(bold=True), PatternFill("solid", fgColor=PALE), _wrapped()


def _put(sheet: "Worksheet", row: int, column: int, value: str | int) -> None:
    cell = sheet.cell(row, column)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # a text that begins with "=" stays a text
    cell.border, cell.alignment = _border(), _wrapped()


def _border() -> object:
    from openpyxl.styles import Border, Side

    thin = Side("thin", color="999999")
    return Border(thin, thin, thin, thin)


def _wrapped() -> object:
    from openpyxl.styles import Alignment

    return Alignment(vertical="center", wrap_text=True)


def _page(sheet: "Worksheet") -> None:
    from openpyxl.utils import get_column_letter

    for column in range(1, WIDTH + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 22 if column in {1, 2} else 15
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
