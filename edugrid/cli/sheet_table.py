"""A sheet as a table on the terminal."""

from typing import TYPE_CHECKING

from edugrid.report.sheet import Sheet

if TYPE_CHECKING:
    from rich.table import Table


def sheet_table(sheet: Sheet) -> "Table":
    """The same cells; numbers to the right, `-` where there is nothing."""
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=sheet.title)
    numbers = {column for column in range(len(sheet.head)) if any(isinstance(row[column], int) for row in sheet.rows)}
    for column, head in enumerate(sheet.head):
        table.add_column(head, overflow="fold", justify="right" if column in numbers else "left")
    for row in sheet.rows:
        table.add_row(*("-" if cell is None else escape(str(cell)) for cell in row))
    return table
