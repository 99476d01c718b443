"""Sheets become records: the heading is found, rows are taken, every cell is read."""

from collections.abc import Callable
from typing import NamedTuple

from edugrid.sheets.cell_text import CellError, Value, cell_text, is_empty
from edugrid.sheets.find_head import Column, Head, find_head
from edugrid.sheets.fold import narrow
from edugrid.sheets.kind import Kind, SheetField, load_common
from edugrid.sheets.known import Known
from edugrid.sheets.problem import CellProblem
from edugrid.sheets.raw import RawCell, RawSheet
from edugrid.sheets.record import Record
from edugrid.sheets.take_rows import Skipped, TakenRow, take_rows
from edugrid.text import Text


class Note(NamedTuple):
    """Something that was understood in a way that people should see."""

    cell: str
    text: Text


class ReadSheet(NamedTuple):
    """A sheet as it was understood.

    ``head`` is None when it holds no table of this kind, ``taken`` (rows of data) when its heading cannot be used.
    """

    title: str
    kind: Kind
    head: Head | None
    records: tuple[Record, ...] = ()
    taken: int | None = None
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[Note, ...] = ()


def read_records(file: str, sheet: RawSheet, kind: Kind, known: Known, problems: list[CellProblem]) -> ReadSheet:
    """Read one sheet; rows with a bad cell are in ``problems`` and not among the records."""
    head = find_head(sheet, kind)
    if head is None:
        return ReadSheet(sheet.title, kind, None)
    head = _most_usual(head)
    if _bad_head(file, sheet, head, kind, known, problems):
        return ReadSheet(sheet.title, kind, head)
    taken = take_rows(sheet, head, kind)
    reader = _Reader(file, sheet, kind, known, problems)
    records = [record for row in taken.rows if (record := reader.row(row, head)) is not None]
    notes = [*_about(sheet, {row.row for row in taken.rows}), *reader.notes]
    return ReadSheet(sheet.title, kind, head, tuple(records), len(taken.rows), taken.skipped, tuple(notes))


def _bad_head(file: str, sheet: RawSheet, head: Head, kind: Kind, known: Known, problems: list[CellProblem]) -> bool:
    """Columns of pupils, columns given twice, and columns that are missing."""
    found: dict[str, Column] = {}
    before = len(problems)
    for column in head.columns:
        place = f"{column.letter}{head.row}"
        if column.match.sort == "pupils":
            message = Text("a list of pupils: such data has no place here", "含学生个人信息，此类文件不予导入")
            problems.append(CellProblem(file, sheet.title, place, column.heading, "pupils", message))
        if column.match.sort != "field":
            continue
        first = found.setdefault(column.match.field, column)
        if first is not column:
            message = Text(
                f"means the same as {first.letter}{head.row} ({first.heading})",
                f"与 {first.letter}{head.row}（{first.heading}）含义相同",
            )
            hint = Text("delete or rename one of them", "请删除或改名其中一列")
            problems.append(CellProblem(file, sheet.title, place, column.heading, "column-twice", message, hint))
    for name, field in kind.fields.items():
        given = name in found or (name == "county" and known.county)
        if field.required and not given:
            message = Text(f"the column {field.title.en!r} is missing", f"缺少列“{field.title.zh}”")
            tried = (field.title.zh, *field.headings[:5])
            hint = Text(f"also understood: {', '.join(tried)}", f"可识别的写法：{'、'.join(tried)}")
            if name == "county":
                hint = Text("or give a county: --region CITY/COUNTY", "或按县区导入：--region 地市/县区")
            problems.append(CellProblem(file, sheet.title, str(head.row), "", "missing-column", message, hint))
    return len(problems) > before


def _most_usual(head: Head) -> Head:
    """Of several columns for a field the one with the most usual heading is read; equally usual ones stay (a problem)."""
    best: dict[str, int] = {}
    for column in head.columns:
        if column.match.sort == "field":
            best[column.match.field] = min(best.get(column.match.field, column.match.rank), column.match.rank)
    return head._replace(
        columns=tuple(
            column._replace(match=column.match._replace(sort="second"))
            if column.match.sort == "field" and column.match.rank > best[column.match.field]
            else column
            for column in head.columns
        )
    )


def _about(sheet: RawSheet, taken: set[int]) -> list[Note]:
    notes = []
    if sheet.hidden:
        notes.append(Note("", Text("the sheet is hidden; it was read all the same", "该表为隐藏表，仍已读取")))
    if sheet.hidden_columns:
        letters = ", ".join(sheet.hidden_columns)
        notes.append(Note(letters, Text("hidden columns were read", "隐藏列已读取")))
    hidden = [str(row.number) for row in sheet.rows if row.hidden and row.number in taken]
    if hidden:
        notes.append(Note(", ".join(hidden), Text("hidden rows were read", "隐藏行已读取")))
    struck = [str(row.number) for row in sheet.rows if row.struck and row.number in taken]
    if struck:
        text = Text(
            "struck through, read all the same: delete the row if it is meant",
            "带删除线，仍已读取；如表示作废请删除该行",
        )
        notes.append(Note(", ".join(struck), text))
    return notes


class _Reader:
    def __init__(self, file: str, sheet: RawSheet, kind: Kind, known: Known, problems: list[CellProblem]) -> None:
        self.file, self.sheet, self.kind, self.known, self.problems = file, sheet, kind, known, problems
        self.notes: list[Note] = []
        self.above: dict[str, RawCell] = {}

    def row(self, row: TakenRow, head: Head) -> Record | None:
        values: dict[str, str] = {}
        cells: dict[str, tuple[str, str]] = {}
        before = len(self.problems)
        for column in head.columns:
            name = column.match.field
            if column.match.sort != "field":
                continue
            field = self.kind.fields[name]
            cell = self._same(row.cells.get(column.letter), f"{column.letter}{row.row}", column)
            cells[name] = (f"{column.letter}{row.row}", column.heading)
            try:
                value = self._value(cell, field, column.heading)
            except CellError as error:
                self._problem(cells[name], error)
                continue
            if value.note is not None:
                self.notes.append(Note(cells[name][0], value.note))
            if value.text is not None:
                values[name] = value.text
            elif field.required and not (name == "county" and self.known.county):
                self._problem(cells[name], CellError("empty", Text("must not be empty", "不能为空")))
        if "county" in self.kind.fields and self.known.county:
            values.setdefault("county", self.known.county)
        return (
            Record(self.sheet.title, row.row, values, cells, self.kind.name) if len(self.problems) == before else None
        )

    def _same(self, cell: RawCell | None, place: str, column: Column) -> RawCell:
        """The cell itself, or the one above where it says 同上."""
        cell = cell or RawCell(None, place)
        if isinstance(cell.value, str) and narrow(cell.value) in load_common().same:
            cell = self.above.get(column.letter, cell)._replace(place=place)
            self.notes.append(Note(place, Text(f"as above: {cell.value}", f"同上：{cell.value}")))
        self.above[column.letter] = cell
        return cell

    def _value(self, cell: RawCell, field: SheetField, heading: str) -> Value:
        value = cell_text(cell, field, heading, from_1904=self.sheet.from_1904)
        if value.text is None or is_empty(cell):
            return value
        find = self._find(field)
        if find is not None:
            return Value(find(value.text))
        if field.choices and value.text not in field.values:
            choices = ", ".join(field.values)
            message = Text(f"{value.text!r} is not one of {choices}", f"“{value.text}”不在可选值 {choices} 之中")
            raise CellError("not-a-choice", message)
        return value

    def _find(self, field: SheetField) -> Callable[[str], str] | None:
        """What looks up a word that names something of the inventory."""
        known = self.known

        def school(text: str) -> str:
            return known.find_school(next((w for w, others in field.values.items() if text in others), text))

        def cloud(text: str) -> str:
            return known.find_cloud(text, field.values)

        def goal(text: str) -> str:
            try:
                return known.find_cloud(text, field.values)
            except CellError as error:
                if error.rule == "missing-reference" and text.isascii():
                    return text  # an application: the rules know whether there is one
                raise

        finders: dict[str, Callable[[str], str]] = {
            "county": known.find_county,
            "school": school,
            "site": known.find_site,
            "own_site": known.find_own_site,
            "cloud": cloud,
            "goal": goal,
        }
        return finders.get(field.reads)

    def _problem(self, at: tuple[str, str], error: CellError) -> None:
        self.problems.append(
            CellProblem(self.file, self.sheet.title, at[0], at[1], error.rule, error.message, error.hint)
        )
