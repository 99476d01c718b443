"""From text to rows: display noise removed, banners folded, unreadable lines named."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from edugrid.network.tree import Fault, Row
from edugrid.vendors.planning.data import Syntax

_CONTROL = re.compile(r"[\x00-\x1f]")  # 32 is the first printable character of ASCII
_NOISE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|[\x00\x07\r]")
_BLANKS = re.compile(r" {2,}")


@dataclass(frozen=True)
class _Compiled:
    drop: re.Pattern[str] | None
    free: re.Pattern[str] | None
    banner: re.Pattern[str] | None
    block: re.Pattern[str] | None
    block_end: re.Pattern[str] | None
    flat: re.Pattern[str] | None


def read_rows(text: str, syntax: Syntax) -> tuple[list[Row], tuple[Fault, ...]]:
    """Split ``text`` into rows by ``syntax``; folded banners and key blocks are one row with line ends inside.

    Lines that cannot be read (tabs in the indentation, control characters, an unfinished banner) come back as faults.
    """
    rules = _compiled(syntax)
    rows: list[Row] = []
    faults: list[Fault] = []
    lines = _NOISE.sub("", text.removeprefix("\ufeff")).split("\n")
    index = 0
    while index < len(lines):
        number, line = index + 1, lines[index].rstrip()
        bare = line.strip()
        indent = len(line) - len(line.lstrip())
        index += 1
        if not bare:
            continue
        if fault := _fault(number, line, bare):
            faults.append(fault)
        elif plain := _plain(number, line, syntax, rules):
            rows.append(plain)
        elif rules.banner and (found := rules.banner.match(bare)):
            body, index = _banner(lines, index, bare, found["mark"])
            rows.append(Row(number, indent, "\n".join(body)))
            if body[-1].count(found["mark"]) < _marks(body):
                faults.append(
                    Fault(number, bare, "banner", f"line {number}: the text begun by {found['mark']} has no end")
                )
        else:
            rows.append(Row(number, indent, bare if rules.free and rules.free.match(bare) else _BLANKS.sub(" ", bare)))
            if rules.block and rules.block_end and rules.block.match(bare):
                body, index = _block(lines, index, rules.block_end)
                rows.append(Row(number + 1, indent + 1, "\n".join(body)))
    return _nested(rows, rules.flat) if rules.flat else rows, tuple(faults)


def _nested(rows: list[Row], flat: re.Pattern[str]) -> list[Row]:
    """Rows of flat sections one deeper than they are printed."""
    out: list[Row] = []
    inside = False
    for row in rows:
        if row.reset:
            inside = False
        opens = not row.comment and flat.match(row.text) is not None
        out.append(replace(row, indent=row.indent + 1) if inside and not opens else row)
        inside = inside or opens
    return out


def _fault(number: int, line: str, bare: str) -> Fault | None:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Fault(number, bare, "tab", f"line {number}: a tab in the indentation; use blanks")
    if _CONTROL.search(bare):
        return Fault(number, bare, "control", f"line {number}: a control character; type it again")
    return None


def _plain(number: int, line: str, syntax: Syntax, rules: _Compiled) -> Row | None:
    """The row of a separator or comment; None for lines of configuration."""
    bare = line.strip()
    if syntax.separator and line.startswith(syntax.separator):
        return Row(number, 0, bare, reset=True)
    if bare.startswith(syntax.comments) or (rules.drop and rules.drop.match(bare)):
        return Row(number, 0, bare, comment=True)
    return None


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
def _compiled(syntax: Syntax) -> _Compiled:
    def one(part: str | None) -> re.Pattern[str] | None:
        return re.compile(part) if part else None

    def some(parts: tuple[str, ...]) -> re.Pattern[str] | None:
        return re.compile("|".join(f"(?:{part})" for part in parts)) if parts else None

    return _Compiled(
        some(syntax.drop),
        some(syntax.free_text),
        one(syntax.banner),
        one(syntax.key_block),
        one(syntax.key_block_end),
        some(syntax.flat),
    )
