"""Every access point of the design works, nobody else hangs on the controller, and the others of its roaming group answer."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding an access point and a member of the roaming group (our own getters ``get_wlan_aps``, ``get_wlan_roaming``).

    Access points are the design's, and those of no register.
    """
    if device.wlan is None:
        return []
    seen = {one["id"]: one for one in ask(driver, "get_wlan_aps")}
    found = []
    for ap in device.wlan.aps:
        told = seen.pop(ap.id, None)
        actual = "absent" if told is None else str(told["state"])
        found.append(_finding(device.name, ap.name, "ok" if actual == "normal" else "failed", "normal", actual))
    # somebody's own: to be looked at, and no fault of this device
    found += [
        _finding(device.name, f"{one['name']} {one['mac']}", "unknown", "registered", "in no register")
        for one in seen.values()
    ]
    return found + _members(device, driver)


def _members(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    roaming = device.wlan.roaming if device.wlan else None
    if roaming is None:
        return []
    told: dict[str, str] = ask(driver, "get_wlan_roaming", roaming.name)
    states = {f"{roaming.name} {one}": told.get(str(one), "absent") for one in roaming.members}
    return [
        _finding(device.name, who, "ok" if is_ == "normal" else "failed", "normal", is_) for who, is_ in states.items()
    ]


def _finding(device: str, subject: str, state: str, expected: str, actual: str) -> LiveFinding:
    return LiveFinding.model_validate(
        {
            "device": device,
            "feature": "wlan",
            "subject": subject,
            "state": state,
            "expected": expected,
            "actual": actual,
            "extra": state == "unknown",
        }
    )
