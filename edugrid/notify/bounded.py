"""What waits, and what is sent, has an upper bound."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from edugrid.notify.digest import Item, Severity

ROOM: Final = 200
"""Findings of one region that are kept one by one; the rest is counted."""

_ORDER: Final = {"high": 0, "medium": 1, "low": 2}


def bounded(items: tuple[Item, ...], more: Mapping[Severity, int]) -> tuple[tuple[Item, ...], dict[Severity, int]]:
    """The worst 200 of ``items``, and ``more`` with the others added, by severity."""
    kept = tuple(sorted(items, key=lambda item: (_ORDER[item.severity], item.asset, item.path)))
    counts = Counter(more)
    counts.update(item.severity for item in kept[ROOM:])
    return kept[:ROOM], dict(counts)
