"""VLAN lists as devices print them: ``2 to 10 20`` or ``2-10,20``."""

from collections.abc import Iterable
from typing import Literal

VLAN_MIN, VLAN_MAX = 1, 4094  # IEEE 802.1Q-2018, 9.6


def expand_vlans(text: str) -> set[int]:
    """The VLAN ids in ``text``, e.g. ``2 to 4 10`` or ``2-4,10``; ``all`` is every id.

    Raises ValueError for anything else.
    """
    words = text.replace("-", " to ").replace(",", " ").split()
    if words == ["all"]:
        return set(range(VLAN_MIN, VLAN_MAX + 1))
    ids: set[int] = set()
    index = 0
    while index < len(words):
        first = int(words[index])
        last = first
        if words[index + 1 : index + 2] == ["to"]:
            last = int(words[index + 2]) if index + 2 < len(words) else -1
            index += 2
        if not VLAN_MIN <= first <= last <= VLAN_MAX:
            raise ValueError(f"not a VLAN list: {text}")
        ids.update(range(first, last + 1))
        index += 1
    return ids


def collapse_vlans(ids: Iterable[int], style: Literal["to", "comma"] = "to") -> str:
    """The shortest list for ``ids``, in ascending order: ``{2, 3, 4, 10}`` is ``2 to 4 10`` (comma: ``2-4,10``)."""
    parts: list[str] = []
    start = last = -1
    for vlan in [*sorted(ids), -1]:
        if vlan == last + 1 and start > 0:
            last = vlan
            continue
        if start > 0:
            parts.append(str(start) if start == last else f"{start} to {last}")
        start = last = vlan
    return " ".join(parts) if style == "to" else ",".join(parts).replace(" to ", "-")
