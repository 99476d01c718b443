"""One progress bar on standard error."""

from collections.abc import Iterator
from contextlib import contextmanager

from edugrid.cli.progress_bars import progress_bars
from edugrid.rollout.progress import Progress


@contextmanager
def progress_bar(title: str) -> Iterator[Progress]:
    """Give the bar of ``title``."""
    with progress_bars() as bars:
        yield bars(title)
