"""The flows of the design are in the switch, and its controller talks to it."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding about the flows, one about a controller; from the extra getter ``get_openflow``.

    It answers ``{"flows": how many are in the table, "controllers": {address: it is connected}}``. What the flows say is
    compared with the configuration; here counts that a switch forgets none (a restart, a controller that took over).
    """
    if device.sdn is None:
        return []
    seen, wanted = ask(driver, "get_openflow"), len(device.sdn.flows)
    found = [_finding(device, "flows", f"{wanted} flows", f"{seen['flows']} flows", good=seen["flows"] >= wanted)]
    if device.sdn.controller:
        there = seen["controllers"].get(device.sdn.controller)
        actual = "absent" if there is None else "connected" if there else "not connected"
        found.append(_finding(device, device.sdn.controller, "connected", actual, good=there is True))
    return found


def _finding(device: DeviceDesign, subject: str, expected: str, actual: str, *, good: bool) -> LiveFinding:
    return LiveFinding(
        device=device.name,
        feature="sdn",
        subject=subject,
        state="ok" if good else "failed",
        expected=expected,
        actual=actual,
    )
