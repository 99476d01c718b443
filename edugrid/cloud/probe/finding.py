"""One line of a probe."""

from typing import Literal

from edugrid.design.frozen import Frozen
from edugrid.text import Text

Verdict = Literal["agree", "differs", "unknown"]


class Finding(Frozen):
    """``what`` is a field of the profile or a thing that was looked at; ``said`` and ``seen`` are its two values.

    ``unknown``: the profile does not say, or reading cannot decide it; ``hint`` then says what to do.
    """

    what: str
    verdict: Verdict
    said: str
    seen: str
    hint: Text | None = None
