"""Texts of devices on their way into a chat."""

import re
import unicodedata
from typing import Final

# the wide twin looks alike and means nothing to Markdown, HTML, Feishu's tags or WeCom's <@user>
_WIDE: Final = str.maketrans({char: chr(ord(char) + 0xFEE0) for char in "<>&`[]()@*_~|\\!#"})
_HOST: Final = re.compile(r"(?<=[^\W_])\.(?=[^\W\d_]{2,})")


def defused(text: str, limit: int) -> str:
    """``text`` as one line of at most ``limit`` characters that becomes no link, no ``@all`` and no markup.

    Control and direction characters go (a device could turn the line round or hide its end); addresses of the web lose
    what makes chat programs turn them into links.
    """
    kept = "".join(" " if char in "\t\r\n" else char for char in text if not _unseen(char))
    kept = " ".join(kept.split()).translate(_WIDE).replace("://", "：//")
    kept = _HOST.sub("．", kept)
    return kept if len(kept) <= limit else kept[: limit - 1] + "…"


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} and char not in "\t\r\n"
