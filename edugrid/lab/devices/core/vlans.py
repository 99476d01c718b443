"""VLAN id lists as both vendors write them: ``2 to 10 20``."""

from collections.abc import Iterable, Iterator

VLAN_MAX = 4094


def runs(ids: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Consecutive runs (first, last) of ``ids``, ascending."""
    first = last = None
    for number in sorted(ids):
        if first is None or last is None:
            first = last = number
        elif number == last + 1:
            last = number
        else:
            yield first, last
            first = last = number
    if first is not None and last is not None:
        yield first, last


def vlan_items(ids: Iterable[int]) -> list[str]:
    """Printed items of a list: a run of two or more is ``A to B``, a single id stands alone."""
    return [str(a) if a == b else f"{a} to {b}" for a, b in runs(ids)]


def parse_vlans(words: list[str], most: int) -> tuple[int, frozenset[int]] | None:
    """Read a list from the start of ``words``: number of words taken and the ids, or None when malformed.

    At most ``most`` items (ids or ranges) are taken, as ``&<1-10>`` of both vendors' command references says.
    """
    if words and words[0].lower() == "all":
        return 1, frozenset(range(1, VLAN_MAX + 1))
    taken, items, ids = 0, 0, set[int]()
    while taken < len(words) and items < most and _is_id(words[taken]):
        low = int(words[taken])
        if taken + 1 < len(words) and words[taken + 1].lower() == "to":
            if taken + 2 >= len(words):
                return len(words) + 1, frozenset()
            if not _is_id(words[taken + 2]) or int(words[taken + 2]) <= low:  # "A to B" is three words
                return None
            ids.update(range(low, int(words[taken + 2]) + 1))
            taken += 3
        else:
            ids.add(low)
            taken += 1
        items += 1
    return (taken, frozenset(ids)) if items else None


def _is_id(word: str) -> bool:
    return word.isascii() and word.isdigit() and 1 <= int(word) <= VLAN_MAX
