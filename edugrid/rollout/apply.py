"""Apply a reviewed plan: wave by wave, each device confirmed over a new session or taken back."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from edugrid.rollout.connect import connect
from edugrid.rollout.fingerprint import fingerprint
from edugrid.rollout.operator_lock import operator_lock
from edugrid.rollout.outcome import ApplyResult, DeviceOutcome
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan_file import DevicePlan, Plan
from edugrid.rollout.progress import Progress, silent
from edugrid.rollout.roll_out import WORKERS, RollOut
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site, SiteError
from edugrid.text import Text


class StalePlanError(Exception):
    """A device is not what the plan was made for (or cannot be asked); nothing was touched."""

    exit_code = 1


def _open() -> Text | None:
    return None


def apply_devices(
    plan: Plan,
    site: Site,
    run: Run,
    *,
    pace: Pace | None = None,
    settled: dict[str, DeviceOutcome] | None = None,
    gate: Callable[[], Text | None] = _open,
    progress: Progress = silent,
) -> ApplyResult:
    """Apply the device part of ``plan``; ``run`` keeps the journal.

    A device that fails is taken back; when too many of a wave fail (``pace``), later waves are not begun, and the result
    says so. ``settled`` are outcomes of an interrupted pass: those devices are not touched again. ``gate`` is asked
    before each wave; a text that it returns says why nothing more is begun.

    Raises:
        edugrid.rollout.operator_lock.LockedError: somebody else is at work.
        StalePlanError: the world has moved since the plan was made, or a device was refused or unreachable in it.

    """
    with operator_lock(site.state, f"apply {plan.region}, run {run.id}"):
        known = settled or {}
        check_devices(plan, site, frozenset(known))
        outcomes = RollOut(plan, site, run, pace or Pace(), known, progress).go(gate)
        result = ApplyResult(run_id=run.id, devices=outcomes)
        states = {item.name: item.state for item in outcomes}
        run.journal.write("run-finished", exit_code=result.exit_code, outcomes=states)
        return result


def check_devices(plan: Plan, site: Site, settled: frozenset[str] = frozenset()) -> None:
    """Look whether every device is still what the plan was made for; nothing is touched.

    Raises:
        StalePlanError: one is not, or was refused or unreachable when the plan was made.

    """
    _check_plan(plan.devices)
    _check_fingerprints(_todo(plan, settled), site)


def _todo(plan: Plan, settled: frozenset[str]) -> list[DevicePlan]:
    return [device for device in plan.devices if device.state == "changed" and device.name not in settled]


def _check_plan(devices: Sequence[DevicePlan]) -> None:
    bad = [device for device in devices if device.state in {"refused", "unreachable"}]
    if bad:
        told = "; ".join(f"{device.name} was {device.state} ({', '.join(device.reasons)})" for device in bad)
        raise StalePlanError(f"the plan is not whole: {told}; nothing was touched; mend it and plan again")


def _check_fingerprints(devices: Sequence[DevicePlan], site: Site) -> None:
    """Ask all devices before the first is touched."""
    if not devices:
        return
    with ThreadPoolExecutor(max_workers=min(WORKERS, len(devices))) as pool:
        complaints = [complaint for complaint in pool.map(lambda device: _stale(device, site), devices) if complaint]
    if complaints:
        raise StalePlanError(f"{'; '.join(complaints)}; nothing was touched; make a new plan")


def _stale(device: DevicePlan, site: Site) -> str | None:
    from napalm.base.exceptions import NapalmException

    try:
        with connect(device, site) as driver:
            running = driver.get_config(retrieve="running")["running"]
    except (NapalmException, SiteError, OSError, EOFError) as error:
        return f"{device.name} cannot be asked ({error})"
    if fingerprint(running) != device.running_sha256:
        return f"{device.name} has changed since the plan was made"
    return None
