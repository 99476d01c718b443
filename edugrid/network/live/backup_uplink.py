"""The port of the second uplink is up."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.finding import LiveFinding
from edugrid.network.live.links import links
from edugrid.network.live.port_state import port_state


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding, from ``links``."""
    backup = device.backup_uplink
    return [port_state(device.name, "backup_uplink", backup.port, links(driver))] if backup else []
