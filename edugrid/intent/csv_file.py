"""CSV registers, as saved by a spreadsheet, with the line of every row."""

import csv
import io
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Final

from edugrid.formula_cell import runs, unguarded
from edugrid.intent.control_character import control_character, control_problem, without_control
from edugrid.intent.problems import Problem
from edugrid.intent.read_text import read_text
from edugrid.intent.source import Loc, Source, shown
from edugrid.text import Text

if TYPE_CHECKING:
    from _csv import Reader

_TOLD: Final = 60
"""Unknown columns that are told, and letters of one that are compared."""
_LONGEST: Final = 131_072
"""Characters of a cell; the limit of Python's own reader is one for the whole process, and anybody may change it."""


def read_csv(path: Path, columns: tuple[str, ...], optional: tuple[str, ...], problems: list[Problem]) -> Source | None:
    """Rows as ``{"rows": [{column: text}, …]}``; empty cells are left out, so that defaults apply.

    A row whose first cell begins with ``#`` is a comment.
    ``columns`` must be there, ``optional`` may be; anything else is a problem.
    """
    text = read_text(path, problems)
    if text is None:
        return None
    file = shown(path)
    # a lone carriage return ends a row, as old spreadsheets write it; the reader stops at one
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), strict=True)
    try:
        return _source(reader, file, columns, optional, problems)
    except csv.Error as error:
        problems.append(_broken(file, reader.line_num, str(error)))
        return None


def _source(
    reader: "Reader", file: str, columns: tuple[str, ...], optional: tuple[str, ...], problems: list[Problem]
) -> Source | None:
    """Raises ``csv.Error``."""
    header = [without_control(cell.strip()) for cell in next(reader, [])]
    known = (*columns, *optional)
    problems += _header_problems(file, header, columns, known)
    if any(name not in header for name in columns):
        return None
    rows: list[dict[str, str]] = []
    lines: dict[Loc, int] = {(): 1, ("rows",): 1}
    for cells in reader:
        if any(len(cell) > _LONGEST for cell in cells):
            raise csv.Error("field larger than the limit")
        if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith("#"):
            continue
        line, index = reader.line_num, len(rows)
        if len(cells) > len(header):
            message = Text(
                f"{len(cells)} cells under {len(header)} columns", f"{len(header)} 列下有 {len(cells)} 个单元格"
            )
            hint = Text("a comma inside a cell needs quotes", "单元格内有逗号时要加引号")
            problems.append(Problem(file, line, f"rows[{index}]", "row-length", message, hint))
        row: dict[str, str] = {}
        for name, cell in zip(header, cells, strict=False):
            value = cell.strip()
            if code := control_character(value):
                problems.append(control_problem(file, line, f"rows[{index}].{name}", code))
                value = without_control(value)
            if runs(value):
                problems.append(_formula(file, line, f"rows[{index}].{name}"))
            value = unguarded(value)
            if value and name in known:
                row[name] = value
        lines[("rows", index)] = line
        lines.update({("rows", index, name): line for name in row})
        rows.append(row)
    return Source(file, {"rows": rows}, lines)


def _formula(file: str, line: int, path: str) -> Problem:
    message = Text(
        "the cell begins like a formula, which a spreadsheet would run", "单元格以公式开头，表格软件会执行它"
    )
    hint = Text("begin with a word, or put ' before it", "请以文字开头，或在前面加 '")
    return Problem(file, line, path, "formula", message, hint)


def _broken(file: str, line: int, reason: str) -> Problem:
    """What the CSV reader of the standard library does not take, in words of people who keep a register."""
    hint = Text(
        'a cell with a quote in it is written "like ""this""" and ends with a quote',
        '含有引号的单元格应写成 "如 ""此"""，并以引号结束',
    )
    if "limit" in reason:
        message = Text(f"a cell of more than {_LONGEST:,} characters", f"单元格超过 {_LONGEST:,} 个字符")
    elif "end of data" in reason:
        message = Text("a quote is opened and never closed", "引号没有结束")
    else:
        message = Text(f"not CSV: {reason}", f"不是合法的 CSV：{reason}")
    return Problem(file, line, "", "csv-syntax", message, hint)


def _header_problems(file: str, header: list[str], columns: tuple[str, ...], known: tuple[str, ...]) -> list[Problem]:
    found: list[Problem] = []
    missing = [column for column in known if column not in header]
    for name in [name for name in header if name not in known][:_TOLD]:
        close = get_close_matches(name[:_TOLD], missing, 1, 0.5)
        hint = Text(f"did you mean {close[0]!r}?", f"是否应为“{close[0]}”？") if close else None
        message = Text(f"unknown column {name!r}", f"未知的列“{name}”")
        found.append(Problem(file, 1, name, "unknown-column", message, hint))
    for name in columns:
        if name not in header:
            message = Text(f"the column {name!r} is missing", f"缺少列“{name}”")
            hint = Text("expected: " + ",".join(known), "应有的列：" + ",".join(known))
            found.append(Problem(file, 1, name, "missing-column", message, hint))
    return found
