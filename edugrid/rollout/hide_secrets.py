"""Secrets stay on the devices: texts for people show that there is one, never which."""

import re
from collections.abc import Sequence

HIDDEN = "******"


def hide_secrets(platform: str, texts: Sequence[str]) -> tuple[str, ...]:
    """``texts`` with every secret value replaced by ``******``; what counts as one stands in the vendor's data.

    Lines may be indented, signed (``+``, ``-``) or undone; free text (descriptions, banners) holds no secret.
    """
    from edugrid.vendors.registry import get_vendor

    data = get_vendor(platform).data
    before = re.compile(rf"[+\- ]*(?:{re.escape(data.undo)} )?")
    free = re.compile("|".join(f"(?:{words})" for words in data.syntax.free_text) or r"(?!)")
    patterns = tuple(re.compile(pattern) for pattern in data.forms.secrets)

    def hidden(line: str) -> str:
        start = _end(before, line)
        if free.match(line, start):
            return line
        for pattern in patterns:
            found = pattern.match(line, start)
            if found and found["secret"] != HIDDEN:
                line = line[: found.start("secret")] + HIDDEN + line[found.end("secret") :]
        return line

    return tuple("\n".join(hidden(line) for line in text.split("\n")) for text in texts)


def _end(pattern: re.Pattern[str], line: str) -> int:
    found = pattern.match(line)
    return found.end() if found else 0
