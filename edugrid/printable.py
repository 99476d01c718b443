"""Texts that came from outside, on their way to a terminal."""

import re

# C0 and C1 control characters: a device's banner could move the cursor, hide lines or answer for the reader
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    """``text`` with every control character but tab and newline shown as U+FFFD."""
    return _CONTROL.sub("\ufffd", text)
