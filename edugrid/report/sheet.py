"""One table of a workbook."""

from typing import NamedTuple


class Sheet(NamedTuple):
    """One table with its head."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
