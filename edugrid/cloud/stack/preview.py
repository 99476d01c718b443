"""``edugrid cloud preview``."""

from pathlib import Path

from edugrid.cloud.cloud_plan import cloud_plan
from edugrid.cloud.engine import Engine
from edugrid.cloud.look import look
from edugrid.cloud.move.refuse_early_deletes import refuse_early_deletes
from edugrid.cloud.progress import Progress, silent
from edugrid.rollout.plan_file import CloudPlan


def preview(
    region: str, root: Path, state: Path, progress: Progress = silent, *, remove_unmanaged: bool = False
) -> CloudPlan:
    """What ``up`` would do, after looking at the clouds; nothing is written, not even the engine's state.

    Undeclared rules in security groups of ours become steps; everything else undeclared is listed in ``unmanaged``,
    and becomes steps only with ``remove_unmanaged``.

    Raises:
        MoveGateError: an application would be deleted from a cloud without a finished move.
        CloudError: a cloud cannot be reached or read, the engine stopped, or a policy is broken.
        edugrid.intent.problems.IntentError: the intent is wrong.

    """
    engine = Engine(region, root, state)
    plan = cloud_plan(engine, look(engine, progress), remove_unmanaged=remove_unmanaged)
    refuse_early_deletes(engine.opened, root, plan)
    return plan
