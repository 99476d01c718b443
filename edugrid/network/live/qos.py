"""Every policy of the design is bound to its port."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a port, from the extra getter ``get_traffic_policies``: ``{port: {"inbound": name, "outbound": name}}``."""
    seen = ask(driver, "get_traffic_policies")
    return [
        LiveFinding(
            device=device.name,
            feature="qos",
            subject=port.port,
            state="ok" if seen.get(port.port, {}).get("inbound") == port.policy else "failed",
            expected=port.policy,
            actual=seen.get(port.port, {}).get("inbound") or "absent",
        )
        for port in (device.qos.ports if device.qos else ())
    ]
