"""Records go into a csv file: rows that stay the same keep their bytes."""

import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from edugrid.sheets.csv_lines import MARK, line_of, parsed, says_nothing
from edugrid.sheets.record import Record


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
    mark = MARK if text.startswith(MARK) else ""
    lines = list(io.StringIO(text.removeprefix(MARK), newline=""))
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    raw, cells = parsed(lines)
    names = [name.strip() for name in cells[0]] if cells else list(needed)
    used = {
        name for record in records for name in columns if record.values.get(name, "") not in {"", defaults.get(name)}
    }
    more = [name for name in columns if name in used and name not in names]
    out = [line_of([*(cells[0] if cells else names), *more], end)] if more or not cells else [raw[0]]
    names += more
    where, index, positions = {}, 0, list(key)
    body: list[list[str] | None] = []
    for number, row in enumerate(cells[1:], start=1):
        padded = [*row, *[""] * (len(names) - len(row))]
        body.append(None if says_nothing(row) else padded)
        out.append(line_of(padded, end) if more and body[-1] is not None else raw[number])
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
            out.append(line_of([fresh.get(name, "") for name in names], end))
            origins[index] = record
            index, added = index + 1, added + 1
            continue
        row = body[found[1] - 1] or []
        new = [fresh.get(name, cell) for name, cell in zip(names, row, strict=False)] + row[len(names) :]
        origins[found[0]] = record
        if [cell.strip() for cell in new] != [cell.strip() for cell in row]:
            out[found[1]] = line_of(new, end)
            changed += 1
    return Merged(mark + "".join(out), origins, added, changed)
