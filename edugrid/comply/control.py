"""One requirement of the control map."""

from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.words import Words

Extension = Literal["general", "cloud", "wireless", "iot", "supplement"]
LEVELS = 3


class Item(Frozen):
    """A requirement, as the file of its part has it.

    ``at``: its number at levels 1, 2 and 3 (``-``: not asked for at that level). ``en`` and ``zh``: what it asks, in our
    own words. ``checks`` give evidence. ``unseen``: what edugrid cannot see (absent: what its part says). ``attest``: a
    person must vouch for the rest even where every check passes; always so without checks. ``side``: whose duty it is.
    """

    at: tuple[str, str, str]
    en: str
    zh: str
    checks: tuple[str, ...] = ()
    unseen: Words | None = None
    attest: bool = False
    side: Literal["ours", "provider", "both"] = "ours"


class Point(Frozen):
    """A control point (安全控制点) and its requirements."""

    title: Words
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class Part(Frozen):
    """One file of the map. ``unseen`` stands for every item that does not say otherwise."""

    part: str
    title: Words
    extension: Extension
    unseen: Words
    points: tuple[Point, ...]


class Control(Frozen):
    """A requirement with what stands around it. ``key`` is its number at the highest level that has it."""

    key: str
    part: str
    part_title: Words
    point: Words
    extension: Extension
    at: tuple[str | None, str | None, str | None]
    asks: Words
    checks: tuple[str, ...]
    unseen: Words
    attest: bool
    side: Literal["ours", "provider", "both"]

    def number(self, level: int) -> str | None:
        """Its number at ``level`` (1 to 3); None where that level does not ask for it."""
        return self.at[level - 1]
