"""How wide a text is, before anything is drawn."""

from unicodedata import east_asian_width

_WIDE = 1.0
_NARROW = 0.56


def text_width(text: str, size: float) -> float:
    """Width in pixels at ``size`` pixels a line: an em for a wide character (UAX #11), about half for the others."""
    if text.isascii():
        return size * _NARROW * len(text)
    return size * sum(_WIDE if east_asian_width(char) in "WF" else _NARROW for char in text)
