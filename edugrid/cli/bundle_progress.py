"""Progress of making a bundle."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from edugrid.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TITLE: Final = Text("bundle", "安装包")
QUIET_S: Final = 5  # where there is no terminal: a line at most this often


@contextmanager
def bundle_progress(lang: str) -> Iterator[Callable[[str, float | None], None]]:
    """Give what is called with a step and the part of it that is done, 0 to 1 or None: a bar on standard error."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn(TITLE.show(lang)), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(
        *columns, TextColumn("{task.description}"), console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("", total=None)
        told = time.monotonic()

        def show(text: str, done: float | None) -> None:
            nonlocal told
            bar.update(task, description=escape(text), total=None if done is None else 1.0, completed=done or 0.0)
            if not console.is_terminal and text and time.monotonic() - told > QUIET_S:
                told = time.monotonic()
                console.print(f"{TITLE.show(lang)}: {text}", markup=False, highlight=False, soft_wrap=True)

        yield show
