"""Apply a reviewed plan: wave by wave, each device confirmed over a new session or taken back."""

from collections.abc import Callable

from edugrid.refusal import Refusal
from edugrid.rollout.first_look import first_look
from edugrid.rollout.operator_lock import operator_lock
from edugrid.rollout.outcome import ApplyResult, DeviceOutcome
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan_file import DevicePlan, Plan
from edugrid.rollout.progress import Progress, silent
from edugrid.rollout.queue import dequeue, enqueue, missed
from edugrid.rollout.roll_out import RollOut
from edugrid.rollout.run import Run
from edugrid.rollout.sessions import Sessions
from edugrid.rollout.site import Site
from edugrid.text import Text


class StalePlanError(Refusal):
    """A device is not what the plan was made for; nothing was touched."""


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
    before each wave; a text that it returns says why nothing more is begun. A device that cannot be asked waits in the
    queue of the state folder, and the others have their turn.

    Raises:
        edugrid.rollout.operator_lock.LockedError: somebody else is at work.
        StalePlanError: the world has moved since the plan was made, or a device was refused in it.

    """
    with operator_lock(site.state, f"apply {plan.region}, run {run.id}"), Sessions(site, run.id) as sessions:
        known = settled or {}
        away = check_devices(plan, sessions, frozenset(known))
        waiting = {device.name: _queued(device, away[device.name]) for device in plan.devices if device.name in away}
        for name, outcome in waiting.items():
            run.journal.write("queued", name, reason=outcome.reason)
        outcomes = RollOut(plan, sessions, run, pace or Pace(), known | waiting, progress).go(gate)
        result = ApplyResult(run_id=run.id, devices=outcomes)
        _keep_queue(plan, result, site)
        states = {item.name: item.state for item in outcomes}
        run.journal.write("run-finished", exit_code=result.exit_code, outcomes=states)
        return result


def check_devices(plan: Plan, sessions: Sessions, settled: frozenset[str] = frozenset()) -> dict[str, str]:
    """Look whether every device is still what the plan was made for; nothing is touched.

    Returns the devices that must wait, and why: those that cannot be asked, and the other ends of their pairs.

    Raises:
        StalePlanError: one has changed, or was refused when the plan was made.

    """
    bad = [device for device in plan.devices if device.state == "refused"]
    if bad:
        en = "; ".join(f"{device.name} was refused ({', '.join(device.reasons)})" for device in bad)
        zh = "；".join(f"{device.name} 被拒绝（{'，'.join(device.reasons)}）" for device in bad)
        raise StalePlanError(
            Text(
                f"the plan is not whole: {en}; nothing was touched; mend it and plan again",
                f"计划不完整：{zh}；未做任何改动；请修正后重新计划",
            )
        )
    look = first_look(plan, sessions, settled)
    if look.moved:
        en = "; ".join(f"{name} has changed since the plan was made" for name in look.moved)
        zh = "；".join(f"{name} 在计划之后已被改动" for name in look.moved)
        raise StalePlanError(Text(f"{en}; nothing was touched; make a new plan", f"{zh}；未做任何改动；请重新计划"))
    return look.away


def _queued(device: DevicePlan, reason: str) -> DeviceOutcome:
    return DeviceOutcome(name=device.name, state="queued", layer=device.layer, reason=reason)


def _keep_queue(plan: Plan, result: ApplyResult, site: Site) -> None:
    devices = {device.name: device for device in plan.devices}
    for outcome in result.devices:
        device = devices[outcome.name]
        if outcome.state in {"done", "unchanged"}:
            dequeue(site.state, outcome.name)
        elif outcome.state == "queued":
            reviewed = device.state == "changed"
            enqueue(site.state, missed(device, plan.region, result.run_id, outcome.reason, reviewed=reviewed))
        elif outcome.state == "reverts-by-itself":
            # the change itself may have cut it off: it wants a new look before it is tried again
            enqueue(site.state, missed(device, plan.region, result.run_id, outcome.reason, reviewed=False))
