"""How a program that ends soon is spared the search for lost cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def rare_collection() -> Iterator[None]:
    """For the main work of a process that ends after it.

    Python would look for lost cycles after each 700 new objects, a fifth of the time that a region takes to open, and
    once more through everything at the end.
    """
    gc.set_threshold(50_000)
    yield
    gc.freeze()
