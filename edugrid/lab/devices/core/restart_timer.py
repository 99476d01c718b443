"""A scheduled restart: the only timer that devices without candidate have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edugrid.lab.devices.core.refused import Refused

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device
    from edugrid.lab.devices.core.session import Session


class RestartTimer:
    """State of a device whose lines are live at once; ``deadline`` (device clock) is None while no restart is due.

    At the deadline the device loads its startup file, as by ``reboot``: what was not saved is lost.
    """

    def __init__(self) -> None:
        self.deadline: float | None = None

    def allow_edit(self, device: Device, session: Session) -> None:
        """Nothing locks the configuration; an injected commit failure refuses the line."""
        del session
        if device.faults.commit_fail > 0:
            device.faults.commit_fail -= 1
            raise Refused(device.dialect.texts["injected"])

    def session_ended(self, device: Device, session: Session) -> None:
        """The timer belongs to the device, not to the session."""

    def rebooted(self, device: Device) -> None:
        """A restart ends the schedule."""
        del device
        self.deadline = None

    def tick(self, device: Device) -> None:
        """Restart when it is time."""
        if self.deadline is not None and device.clock() >= self.deadline:
            device.reboot()

    def dump(self, device: Device) -> dict[str, Any]:
        """JSON form."""
        del device
        return {"deadline": self.deadline}

    def restore(self, device: Device, data: dict[str, Any]) -> None:
        """The simulator's own stop is a power cut for a device that waited for its restart."""
        if data.get("deadline") is not None:
            device.reboot()


def restart_timer(device: Device) -> RestartTimer:
    """The scheduled restart of ``device``. Raises TypeError for a platform whose state has none."""
    if not isinstance(device.state, RestartTimer):
        raise TypeError(f"{device.dialect.platform} has no scheduled restart")
    return device.state
