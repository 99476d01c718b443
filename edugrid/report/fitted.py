"""Texts that stay inside their box."""

from edugrid.report.text_width import text_width


def fitted(text: str, size: float, room: float) -> str:
    """``text``, cut with an ellipsis where it is wider than ``room`` pixels."""
    if text_width(text, size) <= room:
        return text
    while text and text_width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
