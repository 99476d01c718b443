"""The armed reload of a simulated RGOS device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from edugrid.lab.devices.core.restart_timer import RestartTimer

if TYPE_CHECKING:
    from edugrid.lab.devices.core.device import Device


class ReloadTimer(RestartTimer):
    """A reload that is still armed when the simulator is stopped stays armed."""

    def restore(self, device: Device, data: dict[str, Any]) -> None:
        """Take the deadline back."""
        del device
        self.deadline = data["deadline"]
