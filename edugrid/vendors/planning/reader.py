"""From text to rows: display noise removed, banners folded, unreadable lines named."""

import re
from functools import lru_cache

from edugrid.network.tree import Fault, Row
from edugrid.vendors.planning.data import Syntax

_NOISE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|[\x00\x07\r]")
_BLANKS = re.compile(r" {2,}")


def read_rows(text: str, syntax: Syntax) -> tuple[list[Row], tuple[Fault, ...]]:
    """Split ``text`` into rows by ``syntax``; folded banners and key blocks are one row with line ends inside.

    Lines that cannot be read (tabs in the indentation, control characters, an unfinished banner) come back as faults.
    """
    drop, free, banner, block, block_end = _compiled(syntax)
    rows: list[Row] = []
    faults: list[Fault] = []
    lines = _NOISE.sub("", text.removeprefix("\ufeff")).split("\n")
    index = 0
    while index < len(lines):
        number, line = index + 1, lines[index].rstrip()
        index += 1
        bare = line.strip()
        if not bare:
            continue
        indent = len(line) - len(line.lstrip())
        if "\t" in line[:indent]:
            faults.append(Fault(number, bare, "tab", f"line {number}: a tab in the indentation; use blanks"))
            continue
        if any(ord(char) < 32 for char in bare):  # noqa: PLR2004 - 32 is the first printable character of ASCII
            faults.append(Fault(number, bare, "control", f"line {number}: a control character; type it again"))
            continue
        if syntax.separator and line.startswith(syntax.separator):
            rows.append(Row(number, 0, bare, reset=True))
            continue
        if bare.startswith(syntax.comments) or (drop and drop.match(bare)):
            rows.append(Row(number, indent, bare, comment=True))
            continue
        if banner and (found := banner.match(bare)):
            mark = found["mark"]
            body = [bare]
            while body[-1].count(mark) < (2 if len(body) == 1 else 1):
                if index >= len(lines):
                    why = f"line {number}: the text begun by {mark} has no end"
                    faults.append(Fault(number, bare, "banner", why))
                    break
                body.append(lines[index].rstrip())
                index += 1
            rows.append(Row(number, indent, "\n".join(body)))
            continue
        rows.append(Row(number, indent, bare if free and free.match(bare) else _BLANKS.sub(" ", bare)))
        if block and block_end and block.match(bare):
            body = []
            while index < len(lines) and not block_end.match(lines[index].strip()):
                body.append(lines[index].strip())
                index += 1
            if index < len(lines):
                body.append(lines[index].strip())
                index += 1
            rows.append(Row(number + 1, indent + 1, "\n".join(body)))
    return rows, tuple(faults)


@lru_cache(maxsize=32)
def _compiled(syntax: Syntax) -> tuple[re.Pattern[str] | None, ...]:
    drop = re.compile("|".join(f"(?:{part})" for part in syntax.drop)) if syntax.drop else None
    free = re.compile("|".join(f"(?:{part})" for part in syntax.free_text)) if syntax.free_text else None
    single = tuple(re.compile(part) if part else None for part in (syntax.banner, syntax.key_block))
    end = re.compile(syntax.key_block_end) if syntax.key_block_end else None
    return drop, free, *single, end
