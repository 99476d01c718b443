"""Where each value of a file stands."""

from pathlib import Path
from typing import Any, NamedTuple

Loc = tuple[str | int, ...]


class Source(NamedTuple):
    """Plain data of one file, with the line of every value and a name for each place."""

    file: str
    data: Any
    lines: dict[Loc, int]

    def line(self, loc: Loc) -> int:
        """The line of ``loc``, or of the nearest enclosing value that the file has."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def known(self, loc: Loc) -> Loc:
        """``loc`` cut to what the file has, so that a validator's own labels do not show."""
        kept: list[str | int] = []
        for part in loc:
            if (*kept, part) in self.lines:
                kept.append(part)
        return tuple(kept)


def dotted(loc: Loc) -> str:
    """``("clouds", 1, "cidr")`` as ``clouds[1].cidr``."""
    text = ""
    for part in loc:
        text += f"[{part}]" if isinstance(part, int) else (f".{part}" if text else str(part))
    return text


def shown(path: Path) -> str:
    """``path`` relative to the working folder where it lies below it."""
    absolute = path.absolute()
    return str(absolute.relative_to(Path.cwd())) if absolute.is_relative_to(Path.cwd()) else str(absolute)
