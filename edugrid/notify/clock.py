"""Time and chance, as a test may give them."""

import random
import time


class Clock:
    """The machine's own: seconds since 1970 (UTC), waiting, and a number from 0 to 1."""

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)

    def chance(self) -> float:
        """A number from 0 to 1, so that many runners do not knock at the same moment."""
        return random.random()  # noqa: S311 - spreads load, guards nothing
