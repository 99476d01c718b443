"""What stands in a spreadsheet, before anybody knows what it means."""

from typing import NamedTuple

from edugrid.text import Text


class RawCell(NamedTuple):
    """A cell: ``value`` as stored (text, number, date, None); ``zeros`` is the length that a format of zeros shows.

    ``wrong`` says why the value cannot be used (a formula without a result, #REF!). ``origin`` is the place of the
    merged cell that the value comes from, empty when it is the cell's own.
    """

    value: object
    place: str
    zeros: int = 0
    wrong: Text | None = None
    origin: str = ""


class RawRow(NamedTuple):
    """A row of the sheet; ``number`` counts from 1. ``struck``: its text is struck through. ``wide``: one merged cell."""

    number: int
    cells: tuple[RawCell, ...]
    hidden: bool = False
    struck: bool = False
    wide: bool = False


class RawSheet(NamedTuple):
    """A sheet: its rows that hold anything. ``from_1904``: its day numbers count from 1904."""

    title: str
    rows: tuple[RawRow, ...]
    hidden: bool = False
    hidden_columns: tuple[str, ...] = ()
    from_1904: bool = False
