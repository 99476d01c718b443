"""Apply a reviewed plan: from the edge inwards, each device confirmed over a new session or taken back."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Lock
from typing import Any

from edugrid.rollout.commit_confirmed import NotAsExpectedError, commit_confirmed
from edugrid.rollout.connect import connect
from edugrid.rollout.fingerprint import fingerprint
from edugrid.rollout.hide_secrets import hide_secrets
from edugrid.rollout.operator_lock import operator_lock
from edugrid.rollout.outcome import ApplyResult, DeviceOutcome
from edugrid.rollout.plan_file import DevicePlan, Plan
from edugrid.rollout.progress import Progress, silent
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site, SiteError
from edugrid.rollout.waves import waves

REVERT_SECONDS = 300
_WORKERS = 16


class StalePlanError(Exception):
    """A device is not what the plan was made for (or cannot be asked); nothing was touched."""

    exit_code = 1


def apply_devices(
    plan: Plan,
    site: Site,
    run: Run,
    *,
    revert_seconds: int = REVERT_SECONDS,
    done: frozenset[str] = frozenset(),
    progress: Progress = silent,
) -> ApplyResult:
    """Apply the device part of ``plan``; ``run`` keeps the journal. Devices in ``done`` are confirmed already.

    A device that fails is taken back, later waves are not begun, and the result says so. ``revert_seconds``: how long a
    device waits for its confirmation before it goes back by itself (devices may round it up, to whole minutes).

    Raises:
        edugrid.rollout.operator_lock.LockedError: somebody else is at work.
        StalePlanError: the world has moved since the plan was made, or a device was refused or unreachable in it.

    """
    with operator_lock(site.state, f"apply {plan.region}, run {run.id}"):
        check_devices(plan, site, done)
        todo = _todo(plan, done)
        return ApplyResult(run_id=run.id, devices=_roll_out(plan, todo, done, site, run, (revert_seconds, progress)))


def check_devices(plan: Plan, site: Site, done: frozenset[str] = frozenset()) -> None:
    """Look whether every device is still what the plan was made for; nothing is touched.

    Raises:
        StalePlanError: one is not, or was refused or unreachable when the plan was made.

    """
    _check_plan(plan.devices)
    _check_fingerprints(_todo(plan, done), site)


def _todo(plan: Plan, done: frozenset[str]) -> list[DevicePlan]:
    return [device for device in plan.devices if device.state == "changed" and device.name not in done]


def _roll_out(
    plan: Plan, todo: Sequence[DevicePlan], done: frozenset[str], site: Site, run: Run, how: tuple[int, Progress]
) -> tuple[DeviceOutcome, ...]:
    revert_seconds, progress = how
    outcomes: dict[str, DeviceOutcome] = {}
    tell = Lock()

    def one(device: DevicePlan) -> DeviceOutcome:
        outcome = commit_confirmed(device, site, run, _loader(device), _checker(device), revert_seconds)
        with tell:
            outcomes[device.name] = outcome
            progress(len(outcomes), len(todo), f"{device.name}: {outcome.state}")
        return outcome

    failed = False
    by_name = {device.name: device for device in todo}
    for number, planned in enumerate(plan.waves or waves(todo), 1):
        names = [name for name in planned.devices if name in by_name]
        if not names:
            continue
        if failed:
            run.journal.write("wave-not-begun", wave=number, devices=names)
            continue
        run.journal.write("wave-started", wave=number, ring=planned.ring, step=planned.step, devices=names)
        wave = [by_name[name] for name in names]
        with ThreadPoolExecutor(max_workers=min(_WORKERS, len(wave))) as pool:
            for future in as_completed([pool.submit(one, device) for device in wave]):
                failed = failed or future.result().state != "done"
    result = tuple(outcomes.get(device.name) or _untouched(device, done) for device in plan.devices)
    code = ApplyResult(run_id=run.id, devices=result).exit_code
    run.journal.write("run-finished", exit_code=code, outcomes={item.name: item.state for item in result})
    return result


def _untouched(device: DevicePlan, done: frozenset[str]) -> DeviceOutcome:
    if device.name in done:
        return DeviceOutcome(name=device.name, state="done", layer=device.layer)
    if device.state == "unchanged":
        return DeviceOutcome(name=device.name, state="unchanged", layer=device.layer)
    return DeviceOutcome(name=device.name, state="not-reached", layer=device.layer, reason="an earlier wave failed")


def _check_plan(devices: Sequence[DevicePlan]) -> None:
    bad = [device for device in devices if device.state in {"refused", "unreachable"}]
    if bad:
        told = "; ".join(f"{device.name} was {device.state} ({', '.join(device.reasons)})" for device in bad)
        raise StalePlanError(f"the plan is not whole: {told}; nothing was touched; mend it and plan again")


def _check_fingerprints(devices: Sequence[DevicePlan], site: Site) -> None:
    """Ask all devices before the first is touched."""
    if not devices:
        return
    with ThreadPoolExecutor(max_workers=min(_WORKERS, len(devices))) as pool:
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


def _loader(device: DevicePlan) -> Any:  # noqa: ANN401 - napalm publishes no types
    from edugrid.rollout.difference import difference
    from edugrid.vendors.drivers import get_driver

    def load(driver: Any, running: str) -> bool:  # noqa: ANN401 - napalm publishes no types
        if fingerprint(running) != device.running_sha256:
            raise NotAsExpectedError("the device has changed since the plan was made")
        found = difference(driver, device.platform, running, device.target or "")
        # secrets are not in the plan; what is typed must be what was reviewed in everything else
        if found.candidate is None or hide_secrets(device.platform, found.forward) != device.forward:
            raise NotAsExpectedError("the commands are no longer the reviewed ones: edugrid or its rules were changed")
        if get_driver(device.platform).candidate == "whole":
            driver.load_replace_candidate(config=found.candidate)
        else:
            driver.load_merge_candidate(config=found.candidate)
        return True

    return load


def _checker(device: DevicePlan) -> Any:  # noqa: ANN401 - napalm publishes no types
    from edugrid.rollout.difference import difference

    def check(driver: Any, running: str) -> str:  # noqa: ANN401 - napalm publishes no types
        left = difference(driver, device.platform, running, device.target or "")
        if left.reasons:
            return "cannot be compared: " + "; ".join(left.reasons)
        if left.forward:
            return f"the device did not become what was reviewed; still missing: {'; '.join(left.forward[:5])}"
        return ""

    return check
