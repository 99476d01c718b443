"""The driver of a region's stack: preview, up, refresh, destroy, and applying a reviewed plan."""

from pathlib import Path
from typing import Any, NamedTuple

from edugrid.cloud.cloud_plan import cloud_plan
from edugrid.cloud.connect import connect
from edugrid.cloud.engine import Engine
from edugrid.cloud.engine_log import EngineLog
from edugrid.cloud.errors import CloudError
from edugrid.cloud.live import project_id
from edugrid.cloud.look import Look, look
from edugrid.cloud.pending import settle
from edugrid.cloud.progress import Progress, resources_of, silent
from edugrid.cloud.refuse_stale import refuse_stale
from edugrid.cloud.repair import DELETE_UNMANAGED, OPERATIONS, carry_out
from edugrid.cloud.scan import DEFAULT_GROUP
from edugrid.rollout.plan_file import CloudPlan, CloudStep
from edugrid.text import Text


class CloudResult(NamedTuple):
    """What was done: steps by operation, and resources looked at."""

    done: dict[str, int]
    resources: int


def preview(
    region: str, root: Path, state: Path, progress: Progress = silent, *, remove_unmanaged: bool = False
) -> CloudPlan:
    """What ``up`` would do, after looking at the clouds; nothing is written, not even the engine's state.

    Undeclared rules in security groups of ours become steps; everything else undeclared is listed in ``unmanaged``,
    and becomes steps only with ``remove_unmanaged``.

    Raises:
        CloudError: a cloud cannot be reached or read, the engine stopped, or a policy is broken.
        edugrid.intent.problems.IntentError: the intent is wrong.

    """
    engine = Engine(region, root, state)
    return cloud_plan(engine, look(engine, progress), remove_unmanaged=remove_unmanaged)


def up(
    region: str, root: Path, state: Path, progress: Progress = silent, *, remove_unmanaged: bool = False
) -> CloudResult:
    """Bring the clouds to the design; raises as ``preview`` does."""
    engine = Engine(region, root, state)
    settled = _settle(engine)
    found = look(engine, progress)
    plan = cloud_plan(engine, found, remove_unmanaged=remove_unmanaged)
    return _carry_out(engine, plan, found, progress, settled=settled)


def apply_plan(plan: CloudPlan, root: Path, state: Path, progress: Progress = silent) -> CloudResult:
    """Do what ``plan`` says, after a new preview has shown the same steps.

    The engine looks at the cloud once more when it begins; what changes in the seconds between is not refused.

    Raises:
        StalePlanError: a new preview has other steps than the plan; nothing was done.
        CloudError: as ``up``.

    """
    engine = Engine(plan.region, root, state)
    settled = _settle(engine)
    found = look(engine, progress)
    asked = any(step.op == DELETE_UNMANAGED for step in plan.steps)
    refuse_stale(plan, cloud_plan(engine, found, remove_unmanaged=asked))
    return _carry_out(engine, plan, found, progress, settled=settled)


def refresh(region: str, root: Path, state: Path, progress: Progress = silent) -> CloudResult:
    """Read the clouds into the engine's state; the clouds are not touched. Raises as ``preview`` does."""
    engine = Engine(region, root, state)
    log = EngineLog(progress, engine.secrets, resources_of(engine.specs))
    with engine.locked_stack() as stack:
        settle(stack, engine.specs)
        engine.run(log, stack.refresh, run_program=True)
    return CloudResult(_count(log.steps), len(log.seen))


def destroy(
    region: str, root: Path, state: Path, progress: Progress = silent, *, remove_unmanaged: bool = False
) -> CloudResult:
    """Delete everything of the stack, and what Neutron made by itself in its projects (their default groups).

    Raises:
        CloudError: as ``preview``; also when undeclared things would keep the projects from being emptied.

    """
    engine = Engine(region, root, state)
    _settle(engine)
    found = look(engine, progress)
    plan = cloud_plan(engine, found, remove_unmanaged=remove_unmanaged)
    if not remove_unmanaged and plan.unmanaged:
        raise CloudError(
            Text("somebody else's things are in the projects: " + "; ".join(plan.unmanaged), "项目中存在未登记的资源：" + "；".join(plan.unmanaged)),
            Text("move or delete them first, or add --remove-unmanaged", "请先迁走或删除，或加上 --remove-unmanaged"),
        )  # fmt: skip
    carry_out([step for step in plan.steps if step.op in OPERATIONS], progress)
    log = EngineLog(progress, engine.secrets, 2 * resources_of(engine.specs))
    with engine.locked_stack() as stack:
        engine.run(log, stack.destroy, refresh=True, run_program=True, show_secrets=False)
    for tenant in found.tenants:
        if tenant.project:
            _sweep(tenant.spec.cloud, tenant.spec.project, tenant.project)
    return CloudResult(_count(log.steps), len(found.seen))


def _settle(engine: Engine) -> bool:
    with engine.locked_stack() as stack:
        return settle(stack, engine.specs) > 0


def _carry_out(engine: Engine, plan: CloudPlan, found: Look, progress: Progress, *, settled: bool) -> CloudResult:
    repairs = [step for step in plan.steps if step.op in OPERATIONS]
    rest = [step for step in plan.steps if step.op not in OPERATIONS]
    # Undeclared rules go first: one with the content of a rule that the engine makes would be refused as its double.
    carry_out(repairs, progress)
    if rest or settled or not found.seen:
        log = EngineLog(progress, engine.secrets, 2 * resources_of(engine.specs))
        with engine.locked_stack() as stack:
            engine.run(log, stack.up, refresh=True, run_program=True, show_secrets=False)
        return CloudResult(_count([*repairs, *log.steps]), len(log.seen) or len(log.steps))
    return CloudResult(_count(repairs), len(found.seen))


def _count(steps: list[CloudStep]) -> dict[str, int]:
    found: dict[str, int] = {}
    for step in steps:
        found[step.op] = found.get(step.op, 0) + 1
    return found


def _sweep(cloud: str, name: str, project: str) -> None:
    """Neutron makes a group ``default`` in each project and forgets it when the project goes."""
    connection: Any = connect(cloud)
    if project_id(connection, name) is not None:
        return  # not ours to delete, so its group is not ours either
    # Asked for the groups of one project, Neutron first makes its default group anew: so all are asked for.
    for group in connection.network.security_groups(name=DEFAULT_GROUP):
        if group.project_id == project:
            connection.network.delete_security_group(group)
