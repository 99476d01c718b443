"""Finish a run whose program was stopped."""

from edugrid.rollout.apply import REVERT_SECONDS, apply_devices
from edugrid.rollout.commit_confirmed import settle
from edugrid.rollout.operator_lock import operator_lock
from edugrid.rollout.outcome import ApplyResult
from edugrid.rollout.progress import Progress, silent
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site

_UNSETTLED = {"snapshot-before", "committing", "committed", "verified", "snapshot-after"}


def resume(
    run_id: str, site: Site, *, revert_seconds: int = REVERT_SECONDS, progress: Progress = silent
) -> ApplyResult:
    """Give up what was left waiting for its confirmation, then apply the plan to every device that is not confirmed.

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
                event = "confirmed" if outcome.state == "done" else outcome.state
                run.journal.write(event, device.name, reason=outcome.reason)
    confirmed = frozenset(name for name, event in run.last_events().items() if event["event"] == "confirmed")
    return apply_devices(plan, site, run, revert_seconds=revert_seconds, done=confirmed, progress=progress)
