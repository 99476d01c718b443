"""Rich tables as text."""

from collections.abc import Iterable
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType


def shown(parts: Iterable["RenderableType"], *, colour: bool, width: int) -> str:
    """``parts`` below each other, ``width`` columns wide, with ANSI colours when ``colour``; no trailing blanks."""
    from rich.console import Console

    file = StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in file.getvalue().split("\n"))
