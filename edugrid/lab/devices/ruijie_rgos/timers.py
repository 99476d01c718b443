"""The armed reload of a simulated RGOS device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.session import Session


class Timers:
    """``deadline``: when the device restarts from its startup file; None when no reload is armed."""

    def __init__(self) -> None:
        self.deadline: float | None = None

    def allow_edit(self, device: Device, session: Session) -> None:
        """There is no lock; an injected fault refuses the line."""
        del session
        if device.faults.commit_fail > 0:
            device.faults.commit_fail -= 1
            raise Refused(device.dialect.texts["injected"])

    def session_ended(self, device: Device, session: Session) -> None:
        """An armed reload does not belong to a session."""

    def rebooted(self, device: Device) -> None:
        """A restart forgets the armed reload."""
        del device
        self.deadline = None

    def tick(self, device: Device) -> None:
        """Restart when it is time."""
        if self.deadline is not None and device.clock() >= self.deadline:
            self.deadline = None
            device.reboot()

    def dump(self, device: Device) -> dict[str, Any]:
        """JSON form."""
        del device
        return {"deadline": self.deadline}

    def restore(self, device: Device, data: dict[str, Any]) -> None:
        """A stop of the simulator is a power cut: the device comes back with what was saved."""
        del device
        self.deadline = data["deadline"]
