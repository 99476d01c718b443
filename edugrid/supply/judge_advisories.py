"""Which advisories count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from edugrid.supply.advisory import Advisory
from edugrid.supply.ignored import Ignored


@dataclass(frozen=True)
class Judged:
    """``open`` count; ``passed`` are let pass by an entry; ``idle`` entries let nothing pass any more: ended or needless."""

    open: tuple[Advisory, ...]
    passed: tuple[tuple[Advisory, Ignored], ...]
    idle: tuple[Ignored, ...]


def judge_advisories(advisories: Iterable[Advisory], entries: Iterable[Ignored], today: date) -> Judged:
    """Hold each advisory against the entries for its package; an entry that has ended lets nothing pass."""
    entries = tuple(entries)
    counted: list[Advisory] = []
    passed: list[tuple[Advisory, Ignored]] = []
    for one in advisories:
        fits = (e for e in entries if e.package == one.piece.name and e.id in one.names and today <= e.until)
        entry = next(fits, None)
        if entry is None:
            counted.append(one)
        else:
            passed.append((one, entry))
    used = {id(entry) for _, entry in passed}
    return Judged(tuple(counted), tuple(passed), tuple(entry for entry in entries if id(entry) not in used))
