"""What a feed says."""

from datetime import date
from typing import NamedTuple

from edugrid.intent.indicator import IndicatorKind
from edugrid.text import Text


class FeedItem(NamedTuple):
    """One indicator as it was written there; ``kind`` None: as it looks. ``until`` None: the feed names no end."""

    indicator: str
    kind: IndicatorKind | None = None
    until: date | None = None
    about: str = ""


class Unused(NamedTuple):
    """Something that cannot be blocked as it is meant, and why: never guessed at."""

    text: str
    why: Text


class Feed(NamedTuple):
    """Everything that was read, each indicator once, in the feed's order."""

    items: tuple[FeedItem, ...]
    unused: tuple[Unused, ...]
