"""``edugrid apply``: the cloud half of a reviewed plan."""

from pathlib import Path

from edugrid.cloud.cloud_plan import cloud_plan
from edugrid.cloud.engine import Engine
from edugrid.cloud.look import look
from edugrid.cloud.move.refuse_early_deletes import refuse_early_deletes
from edugrid.cloud.progress import Progress, silent
from edugrid.cloud.refuse_stale import refuse_stale
from edugrid.cloud.repair import DELETE_UNMANAGED
from edugrid.cloud.stack.carry_out_plan import carry_out_plan
from edugrid.cloud.stack.cloud_result import CloudResult
from edugrid.cloud.stack.settled import settled
from edugrid.rollout.plan_file import CloudPlan


def apply_plan(plan: CloudPlan, root: Path, state: Path, progress: Progress = silent) -> CloudResult:
    """Do what ``plan`` says, after a new preview has shown the same steps.

    The engine looks at the cloud once more when it begins; what changes in the seconds between is not refused.

    Raises:
        StalePlanError: a new preview has other steps than the plan; nothing was done.
        CloudError: as ``up``.

    """
    engine = Engine(plan.region, root, state)
    with engine.locked_stack() as stack:
        must_run = settled(engine, stack)
    found = look(engine, progress)
    asked = any(step.op == DELETE_UNMANAGED for step in plan.steps)
    refuse_early_deletes(engine.opened, root, plan)
    refuse_stale(plan, cloud_plan(engine, found, remove_unmanaged=asked))
    return carry_out_plan(engine, plan, found, progress, must_run=must_run)
