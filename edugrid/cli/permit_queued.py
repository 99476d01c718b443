"""Whether what waits in the queue may be carried out."""

from pathlib import Path
from typing import TYPE_CHECKING

from edugrid.cli.permit import NOBODY, Permit, operator, proven, refuse, today
from edugrid.text import Text

if TYPE_CHECKING:
    from edugrid.rollout.plan_file import Plan


def permit_queued(state: Path, plan: "Plan", key: Path | None) -> Permit:
    """As ``permit_plan``: each device by the signatures of the plan in which it was reviewed, which its run has kept.

    Raises what ``permit_plan`` does.
    """
    from edugrid.cli.intent_now import intent_now
    from edugrid.rollout.queue import queued
    from edugrid.rollout.run import NoSuchRunError, Run
    from edugrid.trust.judge import judge_plan
    from edugrid.trust.statements_file import beside, read_statements
    from edugrid.trust.touched import touched

    intent = intent_now(plan.region)
    regions = touched(intent, plan)
    if not regions:
        return NOBODY
    waiting = {item.device: item.reviewed_in for item in queued(state, plan.region)}
    reasons: list[Text] = []
    for run_id in sorted({waiting[device.name] for device in plan.devices}):
        devices = tuple(device for device in plan.devices if waiting[device.name] == run_id)
        places = touched(intent, plan.model_copy(update={"devices": devices}))
        try:
            run = Run.open(state, run_id)
            kept = run.plan()
        except NoSuchRunError:
            kept = None
        if places and (kept is None or any(device not in kept.devices for device in devices)):
            names = ", ".join(device.name for device in devices)
            reasons.append(
                Text(
                    f"{names}: the plan it was approved in is gone; plan it again: edugrid plan {plan.region} --queued --out PLAN",
                    f"{names}：原批准的计划已不存在；请重新计划：edugrid plan {plan.region} --queued --out PLAN",
                )
            )
        elif places and kept is not None:
            file = run.folder / "plan.json"
            said = proven(read_statements(beside(file)), intent.people)
            reasons += judge_plan(kept.digest(), places, said, today(), str(file))
    if reasons:
        refuse(reasons)
    return operator(intent.people, regions, f"apply {plan.digest()}", key)
