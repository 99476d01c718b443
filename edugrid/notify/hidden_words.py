"""What a server said, fit to be shown."""

import re
from collections.abc import Iterable
from typing import Final

from edugrid.mask import HIDDEN
from edugrid.printable import printable

_ADDRESS: Final = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|https?://\S+")
_LONGEST: Final = 160  # characters


def hidden_words(text: str, secrets: Iterable[str]) -> str:
    """``text`` as one short line without any of ``secrets``, addresses of the web, or our own public IP address."""
    for secret in sorted((item for item in secrets if item), key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    return printable(" ".join(_ADDRESS.sub("…", text).split()))[:_LONGEST]
