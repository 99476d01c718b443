"""Characters that no value of the intent may hold: they could begin a line of their own on a device, or hide one."""

import re
from typing import Final

from edugrid.intent.problems import Problem
from edugrid.text import Text

_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""C0 and C1 controls, line and paragraph separators, and what turns the order of writing round (Unicode, UAX 9)."""


def control_character(text: str) -> str | None:
    """The first such character as ``U+000A``; None when every one of ``text`` can be shown on one line."""
    found = _CONTROL.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def control_problem(file: str, line: int, path: str, code: str) -> Problem:
    """A value that holds the character ``code``."""
    message = Text(
        f"the value holds a control character ({code}); a value is one line of text",
        f"取值中含有控制字符（{code}）；每个取值只能是一行文字",
    )
    hint = Text("type it again by hand", "请手工重新输入")
    return Problem(file, line, path, "control-character", message, hint)
