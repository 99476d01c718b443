"""One reading of a device's configuration serves all that is asked at the same moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def as_read(driver: Any, running: str | None) -> Iterator[None]:  # noqa: ANN401 - napalm publishes no types
    """Within it, getters of ``driver`` take ``running``, which was read just now, and do not ask for it again.

    None, and drivers other than ours: they ask.
    """
    driver.read_before = running
    try:
        yield
    finally:
        driver.read_before = None
