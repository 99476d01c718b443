"""Split a typed line into words that remember where they stood."""

import re
from typing import NamedTuple


class Word(NamedTuple):
    """One blank-separated word and its 0-based offset in the typed line."""

    text: str
    start: int


def split_words(line: str) -> list[Word]:
    """Words of ``line`` with offsets; the offsets place the error caret."""
    return [Word(m.group(), m.start()) for m in re.finditer(r"\S+", line)]
