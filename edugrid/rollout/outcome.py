"""What became of each device of a run."""

from collections import Counter
from typing import Literal

from edugrid.design.frozen import Frozen

State = Literal["done", "unchanged", "reverted", "reverts-by-itself", "failed", "not-reached", "queued"]


class DeviceOutcome(Frozen):
    """One device. ``reverts-by-itself``: it could not be reached again and goes back when its timer ends.

    ``failed``: it is not as reviewed and nothing will put it back by itself; ``reason`` says what was seen.
    ``queued``: it could not be asked, was not touched, and waits in the queue.
    ``checks_ok`` is how many live checks are well after the change; ``checks_failed`` those that are not and were not before.
    """

    name: str
    state: State
    layer: Literal["real", "simulated", "unknown"]
    reason: str = ""
    checks_ok: int = 0
    checks_failed: tuple[str, ...] = ()


class ApplyResult(Frozen):
    """Outcome of a run; ``exit_code`` is 0 when every device is as reviewed (or as before, for a rollback), else 1."""

    run_id: str
    devices: tuple[DeviceOutcome, ...]

    @property
    def told(self) -> str:
        """How many devices ended in which state: ``done 3, reverted 1``; ``done`` where there was no device."""
        states = Counter(device.state for device in self.devices)
        return ", ".join(f"{state} {count}" for state, count in sorted(states.items())) or "done"

    @property
    def exit_code(self) -> int:
        """0 clean, 1 failed."""
        return 0 if all(device.state in {"done", "unchanged"} for device in self.devices) else 1
