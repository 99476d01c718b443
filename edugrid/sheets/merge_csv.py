"""Records go into a csv file: rows that stay the same keep their bytes."""

import csv
import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from edugrid.sheets.record import Record

_MARK: Final = "\ufeff"


class Merged(NamedTuple):
    """The new text of the file, the record of each row or item (from 0) that one touched, and how many of each.

    ``inner``: the record of each item of a list within an item, by (item, name of the list, place in it).
    """

    text: str
    origins: dict[int, Record]
    added: int = 0
    changed: int = 0
    inner: dict[tuple[int, str, int], Record] = {}  # noqa: RUF012 - a named tuple's default, never changed


def merge_csv(
    text: str,
    columns: Sequence[str],
    needed: Sequence[str],
    key: tuple[str, ...],
    records: Sequence[Record],
    defaults: Mapping[str, str] = MappingProxyType({}),
) -> Merged:
    """Put ``records`` into ``text`` (empty: a new file). A known key changes its row, a new one is appended.

    An empty cell of the sheet leaves what is there. Columns and rows keep their order; a column of ``columns`` that the
    file lacks is added when a record has something for it that is not its default. The byte order mark and the line ends stay.
    """
    mark = _MARK if text.startswith(_MARK) else ""
    lines = list(io.StringIO(text.removeprefix(_MARK), newline=""))
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    raw, cells = _parsed(lines)
    names = [name.strip() for name in cells[0]] if cells else list(needed)
    used = {
        name for record in records for name in columns if record.values.get(name, "") not in {"", defaults.get(name)}
    }
    more = [name for name in columns if name in used and name not in names]
    out = [_line([*(cells[0] if cells else names), *more], end)] if more or not cells else [raw[0]]
    names += more
    where, index, positions = {}, 0, list(key)
    body: list[list[str] | None] = []
    for number, row in enumerate(cells[1:], start=1):
        padded = [*row, *[""] * (len(names) - len(row))]
        body.append(padded if any(cell.strip() for cell in row) else None)
        out.append(_line(padded, end) if more and body[-1] is not None else raw[number])
        if body[-1] is not None:
            where[tuple(padded[names.index(k)].strip() if k in names else "" for k in positions)] = (index, number)
            index += 1
    origins: dict[int, Record] = {}
    added = changed = 0
    if out and not out[-1].endswith(("\n", "\r")):
        out[-1] += end
    for record in records:
        fresh = {name: value for name, value in record.values.items() if name in names}
        found = where.get(tuple(record.values.get(k, "") for k in positions))
        if found is None:
            out.append(_line([fresh.get(name, "") for name in names], end))
            origins[index] = record
            index, added = index + 1, added + 1
            continue
        row = body[found[1] - 1] or []
        new = [fresh.get(name, cell) for name, cell in zip(names, row, strict=False)] + row[len(names) :]
        origins[found[0]] = record
        if [cell.strip() for cell in new] != [cell.strip() for cell in row]:
            out[found[1]] = _line(new, end)
            changed += 1
    return Merged(mark + "".join(out), origins, added, changed)


def _parsed(lines: list[str]) -> tuple[list[str], list[list[str]]]:
    reader, raw, cells, start = csv.reader(lines), [], [], 0
    for row in reader:
        raw.append("".join(lines[start : reader.line_num]))
        cells.append(row)
        start = reader.line_num
    return raw, cells


def _line(cells: Sequence[str], end: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerow(cells)
    return out.getvalue()
