"""Every access port of the design is in its VLAN."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a port, from ``get_vlans``."""
    seen = driver.get_vlans()
    found = []
    for port in device.access.ports if device.access else ():
        vlans = sorted(int(vlan) for vlan, what in seen.items() if port.port in what["interfaces"])
        found.append(
            LiveFinding(
                device=device.name,
                feature="access",
                subject=port.port,
                state="ok" if port.vlan in vlans else "failed",
                expected=f"VLAN {port.vlan}",
                actual=", ".join(f"VLAN {vlan}" for vlan in vlans) or "absent",
            )
        )
    return found
