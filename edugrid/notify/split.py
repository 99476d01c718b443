"""Long messages in parts."""

from collections.abc import Sequence
from typing import Final

from edugrid.text import Text

PARTS: Final = 3
_NUMBERING: Final = 8  # bytes of "(1/3)" and its break
_REST: Final = Text("the rest is in the report", "其余请看报告")


def split(lines: Sequence[str], limit: int, glue: str, lang: str) -> tuple[str, ...]:
    """``lines`` joined by ``glue`` as at most three parts of at most ``limit`` bytes of UTF-8 each.

    Parts end at line ends, never inside a character; a line that is longer than a part is cut. What three parts cannot
    hold is left out, and the third says so.
    """
    whole = glue.join(lines)
    if len(whole.encode()) <= limit:
        return (whole,)
    rest = _REST.show(lang)
    room = limit - _NUMBERING - len(glue.encode())
    parts: list[list[str]] = [[]]
    used = 0
    for line in lines:
        kept = _cut(line, room)
        size = len(kept.encode()) + len(glue.encode())
        if parts[-1] and used + size > room:
            parts.append([])
            used = 0
        parts[-1].append(kept)
        used += size
    if len(parts) > PARTS:
        del parts[PARTS:]
        while len(glue.join([*parts[-1], rest]).encode()) > room:
            parts[-1].pop()
        parts[-1].append(rest)
    return tuple(f"{glue.join(part)}{glue}({number}/{len(parts)})" for number, part in enumerate(parts, 1))


def _cut(line: str, room: int) -> str:
    raw = line.encode()
    return line if len(raw) <= room else raw[: room - 3].decode(errors="ignore") + "…"
