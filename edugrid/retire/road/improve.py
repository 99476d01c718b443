"""A plan made better, stretch by stretch."""

import time
from collections.abc import Mapping
from typing import Final

from edugrid.retire.road.desk import Desk
from edugrid.retire.road.repack import repack

LENGTH: Final = 8  # weeks of a stretch at first
MORE: Final = 4  # weeks that it grows by when a round has found nothing
LEAST: Final = 0.05  # deterministic time that a stretch counts at least: making its model takes time too
MOST: Final = 0.5  # that a stretch may take


def improve(desk: Desk, weeks: Mapping[str, int], work: float, until: float) -> dict[str, int]:
    """``weeks``, or a cheaper plan: the same ``work`` gives the same, unless the clock (``time.monotonic``) comes to ``until``.

    Stretches that overlap by half are planned anew from the end to the beginning, round after round, until ``work``
    (deterministic time) is used up. A round that finds nothing makes the next
    one's stretches longer.
    """
    best, left, length = dict(weeks), work, LENGTH
    while left > 0 and length < 2 * desk.problem.weeks:
        before = desk.price(best)
        for start in range(max(best.values(), default=0), -1, -(length // 2)):
            stretch = range(max(0, start - length + 1), start + 1)
            if left <= 0:
                break
            if time.monotonic() > until:
                return best
            found = repack(desk, best, stretch, MORE, min(MOST, left))
            left -= max(LEAST, found.work)
            best = found.weeks
        if desk.price(best) == before:
            length += MORE
    return best
