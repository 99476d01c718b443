"""How a rollout goes: timers, and when it stops."""

from edugrid.design.frozen import Frozen


class Pace(Frozen):
    """Timers in seconds.

    ``revert_seconds``: how long a device waits for its confirmation before it goes back by itself (devices may round it
    up, to whole minutes). ``settle_seconds``: how long neighbours may take to come back after a change, at most half of
    that. ``max_failed``: per cent of a wave that may fail before the rollout stops; of a canary none may.
    """

    revert_seconds: int = 300
    settle_seconds: int = 30
    max_failed: int = 10

    @property
    def patience(self) -> float:
        """Seconds for live checks of one device: the timer must not run out while somebody looks."""
        return min(self.settle_seconds, self.revert_seconds / 2)

    def allowed(self, step: str, size: int) -> int:
        """How many devices of a wave of ``size`` may fail."""
        return 0 if step == "canary" else size * self.max_failed // 100
