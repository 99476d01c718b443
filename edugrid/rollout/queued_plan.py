"""What waits in the queue, as a plan."""

from datetime import UTC, datetime

from edugrid.rollout.first_look import first_look
from edugrid.rollout.plan_file import Plan
from edugrid.rollout.queue import enqueue, queued
from edugrid.rollout.sessions import Sessions
from edugrid.rollout.site import Site
from edugrid.rollout.waves import waves


def queued_plan(site: Site, region: str) -> tuple[Plan, tuple[str, ...]]:
    """Return a plan of everything in ``region`` that was reviewed and waits, and the devices that must be planned again.

    Those are devices that nobody could look at when they were planned, and those that somebody has changed since.
    """
    waiting = queued(site.state, region)
    reviewed = [item.plan for item in waiting if item.plan]
    again = [item.device for item in waiting if item.plan is None]
    plan = Plan(region=region, created=datetime.now(UTC).isoformat(timespec="seconds"), devices=tuple(reviewed))
    with Sessions(site) as sessions:
        moved = first_look(plan, sessions).moved
    for item in waiting:
        if item.device in moved:
            enqueue(site.state, item.model_copy(update={"plan": None, "reason": "changed since it was reviewed"}))
    left = tuple(device for device in reviewed if device.name not in moved)
    plan = plan.model_copy(update={"devices": left, "waves": waves(left)})
    return plan.sealed(), tuple(sorted((*again, *moved)))
