"""The port of the second uplink is up."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding, from ``get_interfaces``."""
    backup = device.backup_uplink
    if backup is None:
        return []
    state = driver.get_interfaces().get(backup.port)
    actual = "absent" if state is None else "up" if state["is_up"] else "down"
    return [
        LiveFinding(
            device=device.name,
            feature="backup_uplink",
            subject=backup.port,
            state="ok" if actual == "up" else "failed",
            expected="up",
            actual=actual,
        )
    ]
