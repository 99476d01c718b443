"""Change one device so that it goes back by itself unless a second session finds it well."""

from collections.abc import Callable
from typing import Any

from edugrid.rollout.connect import connect
from edugrid.rollout.fingerprint import fingerprint
from edugrid.rollout.health import Health, health, settled_health
from edugrid.rollout.outcome import DeviceOutcome, State
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan_file import DevicePlan
from edugrid.rollout.run import Run
from edugrid.rollout.sessions import Sessions
from edugrid.rollout.site import Site


class NotAsExpectedError(Exception):
    """The device answers, but it is not what it should be at this point; nothing was changed, or it goes back."""


Load = Callable[[Any, str], bool]
"""Given the driver and the running configuration, load the candidate; False when there is nothing to do."""
Check = Callable[[Any, str], str]
"""Given the driver of a new session and the running configuration, return what is wrong, or an empty text."""


def commit_confirmed(
    device: DevicePlan, sessions: Sessions, run: Run, change: tuple[Load, Check], pace: Pace, *, live: bool
) -> DeviceOutcome:
    """Snapshot, commit with a timer, look again over a new session, confirm, snapshot.

    With ``live`` the device's live checks are made before and after: a check that was well and no longer is takes the
    change back. Every step is in the journal before the next begins. Never raises for what a device or the network can
    do: the outcome says it.
    """
    load, check = change
    try:
        before = _commit(device, sessions, run, load, pace, live=live)
        if before is None:
            return DeviceOutcome(name=device.name, state="unchanged", layer=device.layer)
        after = _confirm(device, sessions, run, check, before, pace.patience, live=live)
    except Exception as error:  # noqa: BLE001 - whatever happened, the device must be settled and the others go on
        outcome = settle(device, sessions.site, run, str(error) or type(error).__name__)
        if outcome.state == "done":
            outcome = outcome.model_copy(update={"state": "failed"})
        run.journal.write(outcome.state, device.name, reason=outcome.reason)
        return outcome
    return DeviceOutcome(
        name=device.name, state="done", layer=device.layer, checks_ok=after.good, checks_failed=after.failing
    )


def _commit(device: DevicePlan, sessions: Sessions, run: Run, load: Load, pace: Pace, *, live: bool) -> Health | None:
    with sessions.open(device) as driver:
        running = driver.get_config(retrieve="running")["running"]
        before = health(device, driver, running) if live else Health()
        if not load(driver, running):
            return None
        run.keep_checks(device.name, "before", before)
        run.keep(device.name, "before", running)
        run.journal.write("committing", device.name, revert_seconds=pace.revert_seconds)
        driver.commit_config(revert_in=pace.revert_seconds)
        run.journal.write("committed", device.name)
        return before


def _confirm(
    device: DevicePlan, sessions: Sessions, run: Run, check: Check, before: Health, patience: float, *, live: bool
) -> Health:
    # a new session: the change must not have cut the way to the device
    with sessions.open(device, new=True, keep=live) as driver:
        running = driver.get_config(retrieve="running")["running"]
        wrong = check(driver, running)
        if wrong:
            raise NotAsExpectedError(wrong)
        now = Health()
        if before.findings:
            now, worse = settled_health(device, driver, before, patience, running)
            run.keep_checks(device.name, "after", now)
            if worse:
                raise NotAsExpectedError(f"was well before the change and is not now: {'; '.join(worse)}")
        run.journal.write("verified", device.name, sha256=fingerprint(running))
        driver.confirm_commit()
        after = driver.get_config(retrieve="running")["running"]
        if fingerprint(after) != fingerprint(running):
            raise NotAsExpectedError("the device went back while it was being confirmed")
        run.keep(device.name, "after", after)
        run.journal.write("confirmed", device.name)
        return now


def settle(device: DevicePlan, site: Site, run: Run, reason: str) -> DeviceOutcome:
    """Give the run's change of ``device`` up over a new session, and say what the device has now.

    ``done`` is possible as well: the device had taken the confirmation before the program could write it down.
    """

    def told(state: State, why: str) -> DeviceOutcome:
        return DeviceOutcome(name=device.name, state=state, layer=device.layer, reason=why)

    events = [event for event in run.journal.read() if event.get("device") == device.name]
    kept = run.snapshot(device.name, "before")
    if kept is None or not any(event["event"] == "committing" for event in events):
        return told("reverted", f"{reason}; nothing was changed")
    before = fingerprint(kept)
    try:
        running = _given_up(device, site, run, before)
    except Exception as error:  # noqa: BLE001 - not reached, or the session broke: the timer takes care of it
        return told("reverts-by-itself", f"{reason}; not reached again ({error}): it goes back when its timer ends")
    now = fingerprint(running)
    if now == before:
        return told("reverted", reason)
    if any(event["event"] == "verified" and event["sha256"] == now for event in events):
        run.keep(device.name, "after", running)
        return told("done", f"{reason}; but the device had confirmed the change")
    return told("failed", f"{reason}; and what it had before did not come back: look at it")


def _given_up(device: DevicePlan, site: Site, run: Run, before: str) -> str:
    """Return what runs after giving up."""
    from napalm.base.exceptions import CommitError

    with connect(device, site, change_id=run.id) as driver:
        running: str = driver.get_config(retrieve="running")["running"]
        if fingerprint(running) == before and not driver.has_pending_commit():
            return running
        try:
            driver.rollback()
        except CommitError as error:
            run.journal.write("revert-refused", device.name, reason=str(error))
        now: str = driver.get_config(retrieve="running")["running"]
        return now
