"""One row of a sheet, read."""

from typing import NamedTuple


class Record(NamedTuple):
    """``values``: text by field, without empty cells; ``cells``: (place, heading) by field of the sheet; ``kind``: its name."""

    sheet: str
    row: int
    values: dict[str, str]
    cells: dict[str, tuple[str, str]]
    kind: str = ""

    def place(self, field: str) -> tuple[str, str]:
        """Cell and heading of ``field``, or of the nearest enclosing one; the row when the sheet has no such column."""
        while field and field not in self.cells:
            field = field.rpartition(".")[0]
        if field:
            return self.cells[field]
        return str(self.row), ""
