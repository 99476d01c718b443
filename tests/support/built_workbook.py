"""Workbooks as people keep them, built from plain data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.styles import Font

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


def built_workbook(path: Path, sheets: list[dict[str, Any]]) -> None:
    """``title``, ``rows``; ``merges``, ``hidden_rows``, ``struck`` (cells), ``formats`` by cell, ``hidden`` where wanted.

    A text that begins with ``=`` is a formula without a stored result, ``'=`` a text. ISO dates of YAML are date cells.
    """
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet["title"])
        fill(page, sheet["rows"])
        for area in sheet.get("merges", ()):
            page.merge_cells(area)
        for row in sheet.get("hidden_rows", ()):
            page.row_dimensions[row].hidden = True
        for place in sheet.get("struck", ()):
            page[place].font = Font(strike=True)
        for place, form in sheet.get("formats", {}).items():
            page[place].number_format = form
        page.sheet_state = "hidden" if sheet.get("hidden") else "visible"
    book.save(path)


def fill(page: Worksheet, rows: list[list[Any] | None]) -> None:
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row or [], start=1):
            cell = page.cell(number, column)
            cell.value = value
            if isinstance(value, str) and value.startswith("'="):
                cell.value, cell.data_type = value[1:], "s"
            elif isinstance(value, str) and value.startswith("#") and value.endswith("!"):
                cell.data_type = "e"
            elif isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
