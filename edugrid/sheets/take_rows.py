"""Rows of data, without titles, repeated headings, totals, notes and signatures."""

import re
from typing import Final, NamedTuple

from edugrid.sheets.find_head import Head, letter
from edugrid.sheets.fold import heading_key, narrow, visible
from edugrid.sheets.kind import Kind, load_common
from edugrid.sheets.raw import RawCell, RawRow, RawSheet
from edugrid.text import Text

_LONGER: Final = 8  # characters after a word for a total: 合计（含教学点）
_SUMS: Final = ("合计", "小计", "总计")
_FEW: Final = 2  # cells of a row that goes on with the notes
_SECTION = Text("a title inside the table", "表中标题")
_REPEATED = Text("the heading again", "重复的表头")
_TOTAL = Text("a total", "合计行")
_NOTE = Text("a note", "说明行")
_SIGNATURE = Text("a signature line", "签字行")
_EXAMPLE = Text("the example of the template", "模板示例行")
_FIELDS = Text("field names of the template", "模板字段行")
_NOTHING = Text("nothing in the columns that are read", "所读取的列均为空")


class Skipped(NamedTuple):
    """A row that is no data, and why."""

    row: int
    why: Text


class TakenRow(NamedTuple):
    """A row of data: cells by column letter; merged cells filled downwards, never across."""

    row: int
    cells: dict[str, RawCell]


class Taken(NamedTuple):
    """Data rows and the others."""

    rows: tuple[TakenRow, ...]
    skipped: tuple[Skipped, ...]


def take_rows(sheet: RawSheet, head: Head, kind: Kind) -> Taken:
    """The rows below ``head``. Notes end the data only for rows that do not look like data themselves."""
    letters = {column.letter: column.match.field for column in head.columns if column.match.sort == "field"}
    needed = {at for at, field in letters.items() if kind.fields[field].required}
    taken: list[TakenRow] = []
    skipped: list[Skipped] = []
    noted = False
    for row in (row for row in sheet.rows if row.number > head.row):
        cells = {letter(c.place): c for c in row.cells if (c.value is not None or c.wrong) and not _across(c)}
        texts = [visible(str(c.value)) for c in cells.values() if c.value is not None and visible(str(c.value))]
        filled = sum(at in cells for at in needed)
        why = _why_not(row, texts, head, letters)
        if why is None and noted and len(texts) <= _FEW and filled < len(needed):
            why = _NOTE
        if why is None and not any(at in cells for at in letters):
            why = _NOTHING
        noted = noted or why is _NOTE
        if why is None:
            taken.append(TakenRow(row.number, {at: cell for at, cell in cells.items() if at in letters}))
        elif texts:
            skipped.append(Skipped(row.number, why))
    return Taken(tuple(taken), tuple(skipped))


def _why_not(row: RawRow, texts: list[str], head: Head, letters: dict[str, str]) -> Text | None:
    common = load_common()
    first = narrow(texts[0]).lower() if texts else ""
    bare = re.sub(r"\s+", "", first)
    starts = [re.sub(r"\s+", "", narrow(text)).lower() for text in texts[:2]]  # a merged cell may stand before it
    total = any(
        re.match(rf"({_any(common.totals)})(?![a-z0-9-])[^a-z]{{0,{_LONGER}}}$|.{{1,{_LONGER}}}({_any(_SUMS)})$", start)
        for start in starts
    )
    signed = re.match(rf"({_any(common.signatures)})\s*[:：]?", first)
    noted = re.match(rf"({_any(common.notes)})\s*[0-9一二三]*\s*[:.：、]", first)
    reasons = (
        (_same_heads(row, head) * 2 > len(head.columns), _REPEATED),
        (bool(texts) and all(text in set(letters.values()) for text in texts), _FIELDS),
        (total and not _coded(texts), _TOTAL),
        (bool(signed) and not _coded(texts), _SIGNATURE),
        (bool(noted) or (row.wide and bare.startswith(common.notes)), _NOTE),
        (bare in common.examples, _EXAMPLE),
        (row.wide, _SECTION),
    )
    return next((why for applies, why in reasons if applies), None)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


def _same_heads(row: RawRow, head: Head) -> int:
    return sum(
        heading_key(str(cell.value)) == heading_key(column.heading)
        for column in head.columns
        for cell in row.cells
        if letter(cell.place) == column.letter and cell.value is not None
    )


def _coded(texts: list[str]) -> bool:
    """A row with a school's code is a school, whatever its first cell says."""
    return any(re.fullmatch(r"\d{10}", narrow(text)) for text in texts)


def _across(cell: RawCell) -> bool:
    return bool(cell.origin) and letter(cell.origin) != letter(cell.place)
