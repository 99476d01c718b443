"""As fast as a robot may be."""

from datetime import UTC, datetime
from typing import Final

from edugrid.notify.box import Box, Turns
from edugrid.notify.clock import Clock

_BURST: Final = 3
_SECONDS: Final = {"wecom": 3.6, "dingtalk": 4.0, "feishu": 1.0, "http": 1.0, "email": 1.0}
"""Seconds for one message. With the burst, no sixty seconds see more than 20 at WeCom (its limit), 18 at DingTalk (its
limit is 20, its penalty heavy), 63 at Feishu (limits: 100, and 5 in one second)."""
_PENALTY: Final = 600
_BUSY_MINUTES: Final = {0, 30}  # when everybody's jobs run, Feishu refuses (11232)


class Pace:
    """A token bucket that outlives the program, and the penalty of a robot that was too fast."""

    def __init__(self, kind: str, box: Box, clock: Clock) -> None:
        self._kind, self._box, self._clock = kind, box, clock

    def blocked(self) -> float:
        """Seconds until the penalty ends; 0: none. A clock that was set back makes it no longer than it was."""
        turns = self._box.turns()
        if turns is None:
            return 0
        left = turns.blocked_until - self._clock.now()
        return left if 0 < left <= _PENALTY else 0

    def block(self, seconds: float) -> None:
        """Nothing is sent for ``seconds``, by whatever program."""
        now = self._clock.now()
        self._box.set_turns(Turns(tokens=0, at=now, blocked_until=now + seconds))

    def turn(self) -> None:
        """Wait until one message may go, and count it."""
        each = _SECONDS.get(self._kind)
        if each is None:
            return
        if self._kind == "feishu":
            self._leave_busy_minute()
        now = self._clock.now()
        last = self._box.turns() or Turns(tokens=_BURST, at=now)
        tokens = min(float(_BURST), last.tokens + max(0.0, now - last.at) / each)
        if tokens < 1:
            self._clock.sleep((1 - tokens) * each)
            now, tokens = self._clock.now(), 1.0
        self._box.set_turns(Turns(tokens=tokens - 1, at=now, blocked_until=last.blocked_until))

    def _leave_busy_minute(self) -> None:
        moment = datetime.fromtimestamp(self._clock.now(), UTC)
        if moment.minute in _BUSY_MINUTES:
            self._clock.sleep(60 - moment.second + 20 * self._clock.chance())
