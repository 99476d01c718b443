"""Every port of the design sends samples of its traffic."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding a port, from the extra getter ``get_flow_samples``: ``{port: one packet of so many}``."""
    if device.telemetry is None:
        return []
    seen, wanted = ask(driver, "get_flow_samples"), device.telemetry.sampling
    return [
        LiveFinding(
            device=device.name,
            feature="telemetry",
            subject=port,
            state="ok" if seen.get(port) == wanted else "failed",
            expected=f"1 of {wanted}",
            actual=f"1 of {seen[port]}" if port in seen else "absent",
        )
        for port in device.telemetry.ports
    ]
