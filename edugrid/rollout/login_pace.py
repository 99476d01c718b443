"""Sessions are begun no faster than the AAA servers bear."""

import time
from collections.abc import Callable
from functools import lru_cache
from threading import Lock


class LoginPace:
    """Hands out moments that lie at least ``1 / per_second`` seconds apart; shared by all threads of the program."""

    def __init__(
        self,
        per_second: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._gap, self._clock, self._sleep = 1 / per_second, clock, sleep
        self._next = 0.0
        self._lock = Lock()

    def wait(self) -> None:
        """Return when the caller may log in."""
        with self._lock:
            now = self._clock()
            mine = max(self._next, now)
            self._next = mine + self._gap
        if mine > now:
            self._sleep(mine - now)


@lru_cache(maxsize=8)
def login_pace(per_second: float) -> LoginPace:
    """The one pace of this program for a limit."""
    return LoginPace(per_second)
