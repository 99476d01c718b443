"""Line patterns of the vendor data files: words, ``*`` for one word, ``~`` for the rest of the line."""

import re
from functools import lru_cache


@lru_cache(maxsize=4096)
def line_pattern(text: str) -> re.Pattern[str]:
    """Compile ``text`` so that ``fullmatch`` accepts exactly the lines it describes.

    ``*`` is one word, ``~`` one word or more, ``/regex/`` a word by regular expression, ``a|b`` either word;
    each of them is a group. ``re:`` begins a regular expression over the whole line.
    """
    return re.compile(_words(text))


@lru_cache(maxsize=4096)
def prefix_pattern(text: str) -> re.Pattern[str]:
    """Compile ``text`` so that ``match`` accepts the lines that begin with it, at a word's end."""
    return re.compile(_words(text) if text.startswith("re:") else _words(text) + r"(?= |$)")


def _words(text: str) -> str:
    if text.startswith("re:"):
        return text[3:]
    parts: list[str] = []
    for word in text.split():
        if word == "*":
            parts.append(r"(\S+)")
        elif word == "~":
            parts.append(r"(\S.*)")
        elif word.startswith("/") and word.endswith("/") and len(word) > 1:
            parts.append(f"({word[1:-1]})")
        elif "|" in word:
            parts.append("(" + "|".join(re.escape(choice) for choice in word.split("|")) + ")")
        else:
            parts.append(re.escape(word))
    return " ".join(parts)
