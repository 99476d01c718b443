"""Look at a whole wave again; a device that got worse gets back what it had before."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from edugrid.rollout.health import Health, settled_health
from edugrid.rollout.outcome import ApplyResult, DeviceOutcome, State
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan_file import DevicePlan, Plan
from edugrid.rollout.run import Run
from edugrid.rollout.sessions import Sessions
from edugrid.rollout.site import SiteError
from edugrid.rollout.undo import undo


def wave_check(
    plan: Plan, devices: Sequence[DevicePlan], sessions: Sessions, run: Run, pace: Pace
) -> tuple[DeviceOutcome, ...]:
    """Return the outcomes of the ``devices`` that were found worse than before their change, after their way back.

    The way back is a run of its own (kind ``rollback``), so that the snapshots of ``run`` stay as they are.
    """

    def worse(device: DevicePlan) -> str:
        from napalm.base.exceptions import NapalmException

        before = run.checks(device.name, "before")
        if not before.findings:
            return ""
        lost = (NapalmException, SiteError, OSError, EOFError)
        # its configuration is what it confirmed moments ago; how it fares is asked anew
        running = run.snapshot(device.name, "after")
        try:
            try:
                now, bad = _look(device, sessions, before, pace, running, new=False)
            except lost:
                # a session that was kept may have ended without a word; the device is judged by a new one
                now, bad = _look(device, sessions, before, pace, running, new=True)
        except lost as error:
            return f"not reached after its wave: {error}"
        run.keep_checks(device.name, "wave", now)
        return "; ".join(bad)

    with ThreadPoolExecutor(max_workers=sessions.site.file.limits.workers(len(devices))) as pool:
        found = dict(zip((device.name for device in devices), pool.map(worse, devices), strict=True))
    bad = [device for device in devices if found[device.name]]
    if not bad:
        return ()
    site = sessions.site
    way_back = Run.create(site.state, "rollback", plan, undoes=run.id, force=False)
    outcomes, undone_all = [], []
    for device in bad:
        undone = undo(device, run, way_back, site, pace)
        undone_all.append(undone)
        # whatever else became of the way back, the device still runs what the run gave it
        state: State = "reverted" if undone.state in {"done", "unchanged"} else "failed"
        reason = "; ".join(part for part in (found[device.name], undone.reason) if part)
        run.journal.write(state, device.name, reason=reason, by=way_back.id)
        outcomes.append(undone.model_copy(update={"state": state, "reason": reason}))
    result = ApplyResult(run_id=way_back.id, devices=tuple(undone_all))
    states = {item.name: item.state for item in undone_all}
    way_back.journal.write("run-finished", exit_code=result.exit_code, outcomes=states)
    return tuple(outcomes)


def _look(
    device: DevicePlan, sessions: Sessions, before: Health, pace: Pace, running: str | None, *, new: bool
) -> tuple[Health, Sequence[str]]:
    with sessions.open(device, new=new) as driver:
        return settled_health(device, driver, before, pace.patience, running)
