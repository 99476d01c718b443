"""Whether a real device answered, or a simulated one."""

from typing import Any, Literal


def layer(driver: Any) -> Literal["real", "simulated"]:  # noqa: ANN401 - napalm publishes no types
    """Return what the device says of itself; a device that says nothing is taken for real."""
    return "simulated" if "SIMULATED" in str(driver.get_facts()["os_version"]).upper() else "real"
