"""Every member of an aggregate is up, and the aggregate itself."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding an aggregate and one a member, from ``get_interfaces``."""
    seen = driver.get_interfaces()
    found = []
    for lag in device.lag:
        for name in (lag.name, *lag.members):
            state = seen.get(name)
            actual = "absent" if state is None else "up" if state["is_up"] else "down"
            found.append(
                LiveFinding(
                    device=device.name,
                    feature="lag",
                    subject=name if name == lag.name else f"{name} ({lag.name})",
                    state="ok" if actual == "up" else "failed",
                    expected="up",
                    actual=actual,
                )
            )
    return found
