"""How a long step tells how far it is."""

from typing import Protocol


class Progress(Protocol):
    """Called from worker threads, one call at a time."""

    def __call__(self, done: int, total: int, text: str) -> None:
        """``done`` of ``total`` steps; ``text`` says what has just been done."""


def silent(done: int, total: int, text: str) -> None:
    """Tell nobody."""
    del done, total, text
