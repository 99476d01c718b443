"""From text to rows: display noise removed, banners folded, unreadable lines named."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from edugrid.network.tree import Fault, Row
from edugrid.vendors.planning.data import Syntax

_CONTROL = re.compile(r"[\x00-\x1f]")  # 32 is the first printable character of ASCII
_NOISE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|[\x00\x07\r]")
_BLANKS = re.compile(r" {2,}")
_LINES = 1 << 14  # kept as they were read: the devices of a region have most lines in common


class _Line(NamedTuple):
    """What one line is by itself: a row but for its number; ``rule`` and ``why`` where it cannot be read."""

    bare: str
    indent: int = 0
    text: str = ""
    comment: bool = False
    reset: bool = False
    rule: str = ""
    why: str = ""
    mark: str = ""  # of the banner that it begins
    block: bool = False  # a key block follows


class _Reader(NamedTuple):
    line: Callable[[str], _Line]
    block_end: re.Pattern[str] | None
    flat: re.Pattern[str] | None


def read_rows(text: str, syntax: Syntax) -> tuple[list[Row], tuple[Fault, ...]]:
    """Split ``text`` into rows by ``syntax``; folded banners and key blocks are one row with line ends inside.

    Lines that cannot be read (tabs in the indentation, control characters, an unfinished banner) come back as faults.
    """
    reader = _reader(syntax)
    rows: list[Row] = []
    faults: list[Fault] = []
    lines = _NOISE.sub("", text.removeprefix("\ufeff")).split("\n")
    index = 0
    while index < len(lines):
        line = reader.line(lines[index])
        index += 1
        if line.mark:
            number = index
            body, index = _banner(lines, index, line.bare, line.mark)
            rows.append(Row(number, line.indent, "\n".join(body)))
            if body[-1].count(line.mark) < _marks(body):
                faults.append(
                    Fault(number, line.bare, "banner", f"line {number}: the text begun by {line.mark} has no end")
                )
        elif line.rule:
            faults.append(Fault(index, line.bare, line.rule, f"line {index}: {line.why}"))
        elif line.bare:
            rows.append(Row(index, line.indent, line.text, line.comment, line.reset))
            if line.block and reader.block_end:
                number = index + 1
                body, index = _block(lines, index, reader.block_end)
                rows.append(Row(number, line.indent + 1, "\n".join(body)))
    return _nested(rows, reader.flat) if reader.flat else rows, tuple(faults)


def _nested(rows: list[Row], flat: re.Pattern[str]) -> list[Row]:
    """Rows of flat sections one deeper than they are printed."""
    out: list[Row] = []
    inside = False
    for row in rows:
        if row.reset:
            inside = False
        opens = not row.comment and flat.match(row.text) is not None
        out.append(row._replace(indent=row.indent + 1) if inside and not opens else row)
        inside = inside or opens
    return out


def _banner(lines: list[str], index: int, first: str, mark: str) -> tuple[list[str], int]:
    body = [first]
    while body[-1].count(mark) < _marks(body) and index < len(lines):
        body.append(lines[index].rstrip())
        index += 1
    return body, index


def _marks(body: list[str]) -> int:
    """How many marks the last line must hold to end the text: its first line begins it as well."""
    return 2 if len(body) == 1 else 1


def _block(lines: list[str], index: int, end: re.Pattern[str]) -> tuple[list[str], int]:
    body: list[str] = []
    while index < len(lines):
        body.append(lines[index].strip())
        index += 1
        if end.match(body[-1]):
            break
    return body, index


@lru_cache(maxsize=32)
def _reader(syntax: Syntax) -> _Reader:
    def one(part: str | None) -> re.Pattern[str] | None:
        return re.compile(part) if part else None

    def some(parts: tuple[str, ...]) -> re.Pattern[str] | None:
        return re.compile("|".join(f"(?:{part})" for part in parts)) if parts else None

    drop, free = some(syntax.drop), some(syntax.free_text)
    banner, block = one(syntax.banner), one(syntax.key_block)

    @lru_cache(maxsize=_LINES)
    def read(printed: str) -> _Line:
        line, bare = printed.rstrip(), printed.strip()
        indent = len(line) - len(line.lstrip())
        if "\t" in line[:indent]:
            return _Line(bare, rule="tab", why="a tab in the indentation; use blanks")
        if _CONTROL.search(bare):
            return _Line(bare, rule="control", why="a control character; type it again")
        if syntax.separator and line.startswith(syntax.separator):
            return _Line(bare, text=bare, reset=True)
        if bare.startswith(syntax.comments) or (drop and drop.match(bare)):
            return _Line(bare, text=bare, comment=True)
        if banner and (found := banner.match(bare)):
            return _Line(bare, indent, mark=found["mark"])
        text = bare if free and free.match(bare) else _BLANKS.sub(" ", bare)
        return _Line(bare, indent, text, block=bool(block and block.match(bare)))

    return _Reader(read, one(syntax.key_block_end), some(syntax.flat))
