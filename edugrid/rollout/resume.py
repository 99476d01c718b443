"""Finish a run whose program was stopped."""

from collections.abc import Callable

from edugrid.rollout.apply import apply_devices
from edugrid.rollout.commit_confirmed import settle
from edugrid.rollout.operator_lock import operator_lock
from edugrid.rollout.outcome import ApplyResult, DeviceOutcome, State
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan_file import DevicePlan
from edugrid.rollout.progress import Progress, silent
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site
from edugrid.text import Text

_UNSETTLED = {"snapshot-before", "committing", "committed", "verified", "snapshot-after"}
_FINAL: dict[str, State] = {
    "confirmed": "done",
    "reverted": "reverted",
    "failed": "failed",
    "reverts-by-itself": "reverts-by-itself",
}


def resume(
    run_id: str,
    site: Site,
    *,
    pace: Pace | None = None,
    gate: Callable[[], Text | None] = lambda: None,
    progress: Progress = silent,
) -> ApplyResult:
    """Give up what was left waiting for its confirmation, then go on with every device that is not settled.

    What was confirmed is not touched again, nor is what failed: that wants a look and a new plan.

    Raises:
        edugrid.rollout.run.NoSuchRunError: no such run.
        edugrid.rollout.operator_lock.LockedError: somebody (perhaps the run itself, still alive) is at work.
        edugrid.rollout.apply.StalePlanError: a device is neither as before nor as reviewed.

    """
    run = Run.open(site.state, run_id)
    plan = run.plan()
    with operator_lock(site.state, f"resume run {run_id}"):
        last = run.last_events()
        run.journal.write("run-resumed")
        for device in plan.devices:
            if last.get(device.name, {}).get("event") in _UNSETTLED:
                outcome = settle(device, site, run, "the run was stopped")
                # what came back because the program died is no failure of the device: it has its turn again
                event = {"done": "confirmed", "reverted": "given-up"}.get(outcome.state, outcome.state)
                run.journal.write(event, device.name, reason=outcome.reason)
    last = run.last_events()
    settled = {
        device.name: _outcome(device, last[device.name])
        for device in plan.devices
        if last.get(device.name, {}).get("event") in _FINAL
    }
    return apply_devices(plan, site, run, pace=pace, settled=settled, gate=gate, progress=progress)


def _outcome(device: DevicePlan, event: dict[str, str]) -> DeviceOutcome:
    return DeviceOutcome(
        name=device.name, state=_FINAL[event["event"]], layer=device.layer, reason=event.get("reason", "")
    )
