"""Every access point of the design works, nobody else hangs on the controller, and the others of its roaming group answer."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding
from edugrid.vendors.readers.mac_text import mac_text


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding an access point and a member of the roaming group (our own getters ``get_wlan_aps``, ``get_wlan_roaming``).

    Access points are the design's, and those of no register.
    """
    if device.wlan is None:
        return []
    seen = list(ask(driver, "get_wlan_aps"))
    by_mac, by_name = ({one[key]: one for one in seen} for key in ("mac", "name"))
    found: list[LiveFinding] = []
    taken: set[str] = set()
    for ap in device.wlan.aps:
        # some controllers do not say the address of one that never came, and bear our names with our prefix
        told = by_mac.get(mac_text(ap.mac)) or by_name.get(f"edu-{ap.name}")
        if told is not None:
            taken.add(told["name"])
        actual = "absent" if told is None else str(told["state"])
        found.append(_finding(device.name, ap.name, "ok" if actual == "normal" else "failed", "normal", actual))
    # somebody's own: to be looked at, and no fault of this device
    found += [
        _finding(device.name, f"{one['name']} {one['mac']}".strip(), "unknown", "registered", "in no register")
        for one in seen
        if one["name"] not in taken
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
