"""The heading row of a sheet, below titles and above the data."""

from typing import Final, NamedTuple

from edugrid.sheets.fold import narrow, visible
from edugrid.sheets.kind import Kind
from edugrid.sheets.match_heading import Match, match_heading
from edugrid.sheets.raw import RawRow, RawSheet

_ROWS: Final = 15  # looked at from the top
_LEAST: Final = 3  # headings that must be understood
_SHARE: Final = 0.4  # and this part of all that stand there


class Column(NamedTuple):
    """A column: its letter, heading as written (``group·column`` below a merged group), and what it means."""

    letter: str
    heading: str
    match: Match


class Head(NamedTuple):
    """The heading row (its number from 1), its columns, and how many of them were understood."""

    row: int
    columns: tuple[Column, ...]
    hits: int


def find_head(sheet: RawSheet, kind: Kind) -> Head | None:
    """The row of the first fifteen with most headings of ``kind``; None when no row is like that."""
    best: Head | None = None
    above: RawRow | None = None
    for row in sheet.rows[:_ROWS]:
        columns = _columns(row, above, kind)
        hits = len({column.match.field for column in columns if column.match.sort == "field"})
        known = sum(column.match.sort != "unknown" for column in columns)
        spans = best is not None and above is not None and best.row == above.number and _under(row)
        better = best is None or hits > best.hits or (spans and hits == best.hits)
        if hits >= _LEAST and known >= _SHARE * len(columns) and better:
            best = Head(row.number, columns, hits)
        above = row
    return best


def letter(place: str) -> str:
    """``E`` of ``E17``."""
    return place.rstrip("0123456789")


def _under(row: RawRow) -> bool:
    """Some cells of the row are the lower part of merged ones, as in a heading of two rows."""
    return any(cell.origin and int(cell.origin.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) < row.number for cell in row.cells)


def _columns(row: RawRow, above: RawRow | None, kind: Kind) -> tuple[Column, ...]:
    groups = {letter(cell.place): cell for cell in above.cells} if above is not None and not above.wide else {}
    out = []
    for cell in row.cells:
        if not isinstance(cell.value, str) or not visible(cell.value) or row.wide:
            continue
        name, at = visible(cell.value), letter(cell.place)
        match = match_heading(kind.name, name)
        group = groups.get(at)
        if group is not None and isinstance(group.value, str) and group.value != cell.value and visible(group.value):
            whole = match_heading(kind.name, narrow(group.value) + name)
            if whole.sort != "unknown" and (match.sort == "unknown" or (whole.exact and not match.exact)):
                match = whole
            if match.sort == "unknown":
                name = f"{visible(group.value)}·{name}"
        out.append(Column(at, name, match))
    return tuple(out)
