"""Characters that no value of the intent may hold: they could begin a line of their own on a device, or hide one."""

import re
from typing import Final, Literal

from edugrid.intent.problems import Problem
from edugrid.text import Text

_CONTROL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""C0 and C1 controls, line and paragraph separators, what turns the order of writing round (Unicode, UAX 9), what takes no
room (two names that look the same would differ), and halves of characters (surrogates), which no file can hold."""


def control_character(text: str) -> str | None:
    """The first such character as ``U+000A``; None when every one of ``text`` can be shown on one line."""
    found = _CONTROL.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def without_control(text: str) -> str:
    """``text`` with U+FFFD for each such character, so that what is said about it can be shown."""
    return _CONTROL.sub("\ufffd", text)


def control_problem(file: str, line: int, path: str, code: str, what: Literal["value", "key"] = "value") -> Problem:
    """A value, or a key at ``path``, that holds the character ``code``."""
    zh = {"value": "取值", "key": "键"}[what]
    message = Text(
        f"the {what} holds a control character ({code}); a {what} is one line of text",
        f"{zh}中含有控制字符（{code}）；每个{zh}只能是一行文字",
    )
    hint = Text("type it again by hand", "请手工重新输入")
    return Problem(file, line, path, "control-character", message, hint)
