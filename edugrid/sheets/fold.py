"""Full-width and half-width, spaces and line breaks: what people cannot see must not matter."""

import re
import unicodedata
from typing import Final

_INVISIBLE: Final = re.compile("[\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff\u00ad]")
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】|〔[^〕]*〕")
_MARKS: Final = re.compile(r"[\s*:;,.、。_·]+")
_WIDE: Final = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}


def visible(text: str) -> str:
    """Without invisible characters, ends trimmed, every run of blanks one space; wide letters and digits narrow.

    Chinese punctuation stays: it belongs to names such as 高一（1）班.
    """
    return re.sub(r"\s+", " ", _INVISIBLE.sub("", text)).strip().translate(_WIDE)


def narrow(text: str) -> str:
    """As ``visible``, and all of it in its compatibility form (NFKC): for numbers, codes and addresses."""
    return unicodedata.normalize("NFKC", visible(text)).strip()


def heading_key(text: str) -> str:
    """A heading for comparison: narrow, small letters, without blanks, marks, and 必填."""
    return _MARKS.sub("", narrow(text).lower().replace("必填", "").replace("()", ""))


def bare_heading(text: str) -> str:
    """As ``heading_key``, without what stands in brackets and after a slash (units, remarks)."""
    inner = _BRACKETS.sub("", narrow(text).lower())
    return heading_key(inner.split("/")[0])
