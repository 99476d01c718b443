"""The local users of a device are those of the design, and nobody else."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.finding import LiveFinding

_ADMIN_LEVEL = 3  # VRP: 3 may change everything; drivers give Comware's network-admin a level above
_VIEWER = "viewer"


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a user, from ``get_users``; the login that asks is nobody's mistake. None where no user is written."""
    if device.management is None or not device.management.users:
        return []
    seen = driver.get_users()
    wanted = {user.name: user.role for user in device.management.users}
    mine = getattr(driver, "username", None)
    found = []
    for name, role in wanted.items():
        actual = "absent" if name not in seen else "admin" if seen[name]["level"] >= _ADMIN_LEVEL else _VIEWER
        found.append(_finding(device, name, role, actual))
    found += [_finding(device, name, "absent", "present") for name in sorted(seen) if name not in wanted | {mine: ""}]
    return found


def _finding(device: DeviceDesign, name: str, expected: str, actual: str) -> LiveFinding:
    return LiveFinding(
        device=device.name,
        feature="management",
        subject=name,
        state="ok" if expected == actual else "failed",
        expected=expected,
        actual=actual,
        extra=expected == "absent",
    )
