"""VLAN lists as RGOS and the C600 write them: ``1,10-20``."""

from collections.abc import Iterable, Sequence

from edugrid.lab.devices.core.vlans import VLAN_MAX, runs
from edugrid.lab.devices.core.words import Word


def vlan_text(ids: Iterable[int]) -> str:
    """The printed list: a run of two or more is ``A-B``."""
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs(ids))


def vlan_ids(text: str) -> frozenset[int] | None:
    """The ids of a typed list, None when it is malformed."""
    found: set[int] = set()
    for item in text.split(","):
        low, dash, high = item.partition("-")
        ends = (low, high) if dash else (low, low)
        if not all(end.isascii() and end.isdigit() for end in ends):
            return None
        first, last = int(ends[0]), int(ends[1])
        if not 1 <= first <= last <= VLAN_MAX:
            return None
        found.update(range(first, last + 1))
    return frozenset(found)


def read_vlans(_argument: str, words: Sequence[Word], _line: str) -> tuple[int, str] | None:
    """Parameter type of a list."""
    ids = vlan_ids(words[0].text)
    return (1, vlan_text(ids)) if ids else None
