"""The SRv6 locator of the design is there with its prefix."""

from typing import Any

from edugrid.design.network import DeviceDesign
from edugrid.network.live.ask import ask
from edugrid.network.live.finding import LiveFinding


def check(device: DeviceDesign, driver: Any) -> list[LiveFinding]:  # noqa: ANN401 - napalm publishes no types
    """One finding, from the extra getter ``get_srv6_locators``: ``{name: prefix}``."""
    if device.srv6 is None:
        return []
    expected = str(device.srv6.prefix)
    actual = ask(driver, "get_srv6_locators").get(device.srv6.locator, "absent")
    return [
        LiveFinding(
            device=device.name,
            feature="srv6",
            subject=device.srv6.locator,
            state="ok" if actual == expected else "failed",
            expected=expected,
            actual=actual,
        )
    ]
