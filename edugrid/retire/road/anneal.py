"""A good order of things."""

import math
import random
import time
from collections.abc import Callable, Sequence
from typing import Final

SEED: Final = 1


def anneal(
    start: Sequence[str],
    price: Callable[[Sequence[str]], int | None],
    tries: int,
    cool: float,
    reach: int | None = None,
    until: float = math.inf,
) -> list[str]:
    """Simulated annealing from ``start``: ``tries`` times one moves, up to ``reach`` places, or two change places.

    ``price`` is what an order costs; None: it cannot be. ``cool``: by which part of the cost an order may be worse at first
    and still be followed. The same arguments give the same order, unless the clock (``time.monotonic``) comes to ``until``.
    """
    order = list(start)
    best, chosen = price(order), order
    if len(order) < 2:  # noqa: PLR2004 - nothing to exchange
        return order
    dice = random.Random(SEED)  # noqa: S311 - no secret
    here, far = best, reach or len(order)
    for turn in range(tries):
        if time.monotonic() > until:
            break
        other = list(order)
        one = dice.randrange(len(other))
        two = min(len(other) - 1, max(0, one + dice.randint(-far, far)))
        if dice.random() < 0.5:  # noqa: PLR2004 - half of them
            other[one], other[two] = other[two], other[one]
        else:
            other.insert(two, other.pop(one))
        yuan = price(other)
        if yuan is None:
            continue
        if (
            here is None
            or best is None
            or yuan <= here
            or dice.random() < _chance(yuan - here, cool * best * (1 - turn / tries))
        ):
            here, order = yuan, other
            if best is None or yuan < best:
                best, chosen = yuan, other
    return chosen


def _chance(worse: int, heat: float) -> float:
    return math.exp(-worse / max(1.0, heat))
