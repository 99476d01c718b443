"""CSV registers, as saved by a spreadsheet, with the line of every row."""

import csv
import io
from difflib import get_close_matches
from pathlib import Path

from edugrid.intent.control_character import control_character, control_problem
from edugrid.intent.problems import Problem
from edugrid.intent.read_text import read_text
from edugrid.intent.source import Loc, Source, shown
from edugrid.text import Text


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
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")))
    header = [cell.strip() for cell in next(reader, [])]
    known = (*columns, *optional)
    problems += _header_problems(file, header, columns, known)
    if any(name not in header for name in columns):
        return None
    rows: list[dict[str, str]] = []
    lines: dict[Loc, int] = {(): 1, ("rows",): 1}
    for cells in reader:
        if not any(cell.strip() for cell in cells) or cells[0].lstrip().startswith("#"):
            continue
        line, index = reader.line_num, len(rows)
        if len(cells) > len(header):
            message = Text(
                f"{len(cells)} cells under {len(header)} columns", f"{len(header)} 列下有 {len(cells)} 个单元格"
            )
            hint = Text("a comma inside a cell needs quotes", "单元格内有逗号时要加引号")
            problems.append(Problem(file, line, f"rows[{index}]", "row-length", message, hint))
        for name, cell in zip(header, cells, strict=False):
            if code := control_character(cell.strip()):
                problems.append(control_problem(file, line, f"rows[{index}].{name}", code))
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip() and name in known}
        lines[("rows", index)] = line
        lines.update({("rows", index, name): line for name in row})
        rows.append(row)
    return Source(file, {"rows": rows}, lines)


def _header_problems(file: str, header: list[str], columns: tuple[str, ...], known: tuple[str, ...]) -> list[Problem]:
    found: list[Problem] = []
    for name in header:
        if name not in known:
            close = get_close_matches(name, [c for c in known if c not in header], 1, 0.5)
            hint = Text(f"did you mean {close[0]!r}?", f"是否应为“{close[0]}”？") if close else None
            message = Text(f"unknown column {name!r}", f"未知的列“{name}”")
            found.append(Problem(file, 1, name, "unknown-column", message, hint))
    for name in columns:
        if name not in header:
            message = Text(f"the column {name!r} is missing", f"缺少列“{name}”")
            hint = Text("expected: " + ",".join(known), "应有的列：" + ",".join(known))
            found.append(Problem(file, 1, name, "missing-column", message, hint))
    return found
