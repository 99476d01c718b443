"""Undo an applied run: every device gets back, byte for byte, what it had before."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any

from edugrid.refusal import Refusal
from edugrid.rollout.commit_confirmed import settle
from edugrid.rollout.connect import connect
from edugrid.rollout.fingerprint import fingerprint
from edugrid.rollout.operator_lock import operator_lock
from edugrid.rollout.outcome import ApplyResult, DeviceOutcome
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan_file import DevicePlan
from edugrid.rollout.progress import Progress, silent
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site, SiteError
from edugrid.rollout.undo import undo
from edugrid.rollout.wave import AT_ONCE
from edugrid.rollout.waves import waves
from edugrid.text import Text

_SETTLED = {"reverted", "given-up"}


class ChangedSinceError(Refusal):
    """Somebody changed a device after the run; nothing was touched."""


def rollback(
    run_id: str,
    site: Site,
    *,
    force: bool = False,
    pace: Pace | None = None,
    progress: Progress = silent,
) -> ApplyResult:
    """Put back what every device of the run ``run_id`` had before, inner devices first. The rollback is a run itself.

    A change that is still waiting for its confirmation (the program was killed) is given up first. ``force``: also
    where somebody has changed the device since; that change is lost then, and kept in this run's snapshot.

    Raises:
        edugrid.rollout.run.NoSuchRunError: no such run.
        edugrid.rollout.operator_lock.LockedError: somebody else is at work.
        ChangedSinceError: a device was changed since (and not ``force``).

    """
    old = Run.open(site.state, run_id)
    devices = [device for device in old.plan().devices if old.snapshot(device.name, "before") is not None]
    with operator_lock(site.state, f"rollback of run {run_id}"):
        devices, finished = _settle_pending(devices, old, site)
        if not force:
            _check(devices, old, site)
        run = Run.create(site.state, "rollback", old.plan(), undoes=run_id, force=force)
        outcomes = {item.name: item for item in finished}
        failed = False
        by_name = {device.name: device for device in devices}
        for planned in reversed(waves(devices, AT_ONCE)):
            wave = [by_name[name] for name in planned.devices]
            if failed:
                outcomes |= {d.name: _outcome(d, "not-reached", "an earlier wave failed") for d in wave}
                continue
            with ThreadPoolExecutor(max_workers=site.file.limits.workers(len(wave))) as pool:
                jobs = [pool.submit(undo, device, old, run, site, pace or Pace()) for device in wave]
                for future in as_completed(jobs):
                    outcome = future.result()
                    outcomes[outcome.name] = outcome
                    failed = failed or outcome.state not in {"done", "unchanged"}
                    progress(len(outcomes), len(devices) + len(finished), f"{outcome.name}: {outcome.state}")
        result = ApplyResult(run_id=run.id, devices=tuple(outcomes[name] for name in sorted(outcomes)))
        states = {item.name: item.state for item in result.devices}
        run.journal.write("run-finished", exit_code=result.exit_code, outcomes=states)
        return result


def _outcome(device: DevicePlan, state: Any, reason: str = "") -> DeviceOutcome:  # noqa: ANN401 - pydantic checks it
    return DeviceOutcome(name=device.name, state=state, layer=device.layer, reason=reason)


def _settle_pending(
    devices: Sequence[DevicePlan], old: Run, site: Site
) -> tuple[list[DevicePlan], list[DeviceOutcome]]:
    """Give up what a killed run left pending; return the devices that are left to undo, and what became of the others."""
    last = old.last_events()
    left: list[DevicePlan] = []
    finished: list[DeviceOutcome] = []
    for device in devices:
        event = last[device.name]["event"]
        if event == "confirmed":
            left.append(device)
            continue
        if event in _SETTLED:
            finished.append(_outcome(device, "unchanged", "the run itself had taken it back"))
            continue
        outcome = settle(device, site, old, "the run ended before it was confirmed")
        settled = "confirmed" if outcome.state == "done" else outcome.state
        old.journal.write(settled, device.name, reason=outcome.reason)
        if outcome.state == "reverted":
            finished.append(_outcome(device, "done", "had not been confirmed; what it had before is back"))
        elif outcome.state in {"done", "failed"}:
            left.append(device)
        else:
            finished.append(outcome)
    return left, finished


def _check(devices: Sequence[DevicePlan], old: Run, site: Site) -> None:
    from napalm.base.exceptions import NapalmException

    complaints = []
    for device in devices:
        before, after = (old.snapshot(device.name, when) for when in ("before", "after"))
        with_snapshot = {fingerprint(text) for text in (before, after) if text is not None}
        with_snapshot |= _verified(device.name, old)
        try:
            with connect(device, site) as driver:
                now = fingerprint(driver.get_config(retrieve="running")["running"])
        except (NapalmException, SiteError, OSError, EOFError) as error:
            complaints.append(Text(f"{device.name} cannot be asked ({error})", f"{device.name} 无法连接（{error}）"))
            continue
        if now not in with_snapshot:
            complaints.append(
                Text(
                    f"{device.name} was changed since the run by somebody else",
                    f"{device.name} 在该次运行之后被他人改动",
                )
            )
    if complaints:
        raise ChangedSinceError(
            Text(
                f"{'; '.join(item.en for item in complaints)}; nothing was touched; look first, or use --force",
                f"{'；'.join(item.zh for item in complaints)}；未做任何改动；请先查看，或使用 --force",
            )
        )


def _verified(name: str, old: Run) -> set[str]:
    events = old.journal.read()
    return {event["sha256"] for event in events if event["event"] == "verified" and event.get("device") == name}
