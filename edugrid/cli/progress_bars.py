"""Progress bars on standard error for steps that may take more than two seconds."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from edugrid.rollout.progress import Progress

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bar

QUIET_SECONDS = 5


@contextmanager
def progress_bars() -> Iterator[Callable[[str], Progress]]:
    """Give a maker of bars, one a title; a bar is there as soon as it is made.

    Each has ``done``/``total``, the time taken and the last step; in a log file, one line every few seconds.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield lambda title: _one(bar, console, title)


def _one(bar: "Bar", console: "Console", title: str) -> Progress:
    task = bar.add_task(title, total=None)
    told = time.monotonic()

    def step(done: int, total: int, text: str) -> None:
        nonlocal told
        bar.update(task, completed=done, total=total, description=f"{title}: {text}")
        if not console.is_terminal and time.monotonic() - told > QUIET_SECONDS:
            told = time.monotonic()
            console.print(f"{title} {done}/{total}: {text}", markup=False, highlight=False, soft_wrap=True)

    return step
