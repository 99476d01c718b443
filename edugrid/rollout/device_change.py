"""What is typed on one device, and how it is looked at afterwards."""

from typing import Any

from edugrid.rollout.commit_confirmed import Check, Load, NotAsExpectedError
from edugrid.rollout.fingerprint import fingerprint
from edugrid.rollout.hide_secrets import HIDDEN, hide_secrets
from edugrid.rollout.plan_file import DevicePlan


def loader(device: DevicePlan) -> Load:
    """Load exactly what was reviewed, or nothing."""
    from edugrid.rollout.difference import difference
    from edugrid.vendors.drivers import get_driver

    def load(driver: Any, running: str) -> bool:  # noqa: ANN401 - napalm publishes no types
        if fingerprint(running) != device.running_sha256:
            raise NotAsExpectedError("the device has changed since the plan was made")
        lines = get_driver(device.platform).candidate == "lines"
        if lines and not any(HIDDEN in line for line in device.forward):
            driver.load_merge_candidate(config="\n".join(device.forward))
            return True
        found = difference(driver, device.platform, running, device.target or "", undo=False)
        # secrets are not in the plan; what is typed must be what was reviewed in everything else
        if found.candidate is None or hide_secrets(device.platform, found.forward) != device.forward:
            raise NotAsExpectedError("the commands are no longer the reviewed ones: edugrid or its rules were changed")
        if lines:
            driver.load_merge_candidate(config=found.candidate)
        else:
            driver.load_replace_candidate(config=found.candidate)
        return True

    return load


def checker(device: DevicePlan) -> Check:
    """Whether the device has become what was reviewed."""
    from edugrid.rollout.difference import difference

    def check(driver: Any, running: str) -> str:  # noqa: ANN401 - napalm publishes no types
        left = difference(driver, device.platform, running, device.target or "", undo=False)
        if left.reasons:
            return "cannot be compared: " + "; ".join(left.reasons)
        if left.forward:
            return f"the device did not become what was reviewed; still missing: {'; '.join(left.forward[:5])}"
        return ""

    return check
