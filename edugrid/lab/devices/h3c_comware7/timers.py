"""Commit delay, archives and the configuration lock of a simulated Comware device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.session import Session

SECONDS_A_UNIT = 60  # ``configuration commit delay`` counts minutes


class Timers:
    """``before``: the rollback point of a running commit delay; ``deadline``: when the device goes back to it."""

    def __init__(self) -> None:
        self.before: str | None = None
        self.deadline = 0.0
        self.serial = 0
        self.archives: list[str] = []
        self.lock = ""

    def allow_edit(self, device: Device, session: Session) -> None:
        """The lock is a setting, not tied to a session: everybody else is read-only."""
        if self.lock and session.user != self.lock:
            raise Refused(f"The configuration is locked by user {self.lock}.")
        if device.faults.commit_fail > 0:
            device.faults.commit_fail -= 1
            raise Refused(device.dialect.texts["injected"])

    def session_ended(self, device: Device, session: Session) -> None:
        """Nothing belongs to a session here: a commit delay goes on, the lock stays."""

    def rebooted(self, device: Device) -> None:
        """A reboot ends a commit delay."""
        del device
        self.before = None

    def tick(self, device: Device) -> None:
        """Go back to the rollback point when the delay is over."""
        if self.before is not None and device.clock() >= self.deadline:
            self.revert(device)

    def revert(self, device: Device) -> None:
        """Put the rollback point in force."""
        text, self.before = self.before, None
        if text is not None:
            device.replace_running(device.parse(text)[0], "SYSTEM")

    def dump(self, device: Device) -> dict[str, Any]:
        """JSON form."""
        del device
        return {"before": self.before, "serial": self.serial, "archives": self.archives, "lock": self.lock}

    def restore(self, device: Device, data: dict[str, Any]) -> None:
        """Take back archives and lock; an open commit delay is rolled back."""
        self.before, self.serial, self.archives, self.lock = (data[k] for k in ("before", "serial", "archives", "lock"))
        self.revert(device)
