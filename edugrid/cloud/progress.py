"""How long-running cloud work tells where it is."""

from collections.abc import Callable

Progress = Callable[[int, int | None, str], None]
"""Called with resources done, resources in all (None when not known yet), and what is being done."""


def silent(done: int, total: int | None, what: str) -> None:
    """Tell nobody."""
