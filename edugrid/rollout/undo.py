"""Give one device back what it had before a run."""

from typing import Any

from edugrid.rollout.commit_confirmed import commit_confirmed
from edugrid.rollout.fingerprint import comparable, fingerprint
from edugrid.rollout.load_former import load_former
from edugrid.rollout.outcome import DeviceOutcome
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan_file import DevicePlan
from edugrid.rollout.run import Run
from edugrid.rollout.sessions import Sessions
from edugrid.rollout.site import Site


def undo(device: DevicePlan, old: Run, run: Run, site: Site, pace: Pace) -> DeviceOutcome:
    """Put the snapshot back that ``old`` took before its change; ``run`` keeps the journal of the way back.

    Live checks have no say: they know the new design, and what was there before has to come back anyway.
    """
    before = old.snapshot(device.name, "before") or ""

    def load(driver: Any, running: str) -> bool:  # noqa: ANN401 - napalm publishes no types
        if fingerprint(running) == fingerprint(before):
            return False
        load_former(driver, device.platform, running, before)
        return True

    def check(driver: Any, running: str) -> str:  # noqa: ANN401 - napalm publishes no types
        del driver
        if comparable(running) == comparable(before):
            return ""
        return "the device did not take back what it had before"

    with Sessions(site, run.id) as sessions:
        return commit_confirmed(device, sessions, run, (load, check), pace, live=False)
