"""``edugrid cloud destroy``."""

from pathlib import Path
from typing import Any

from edugrid.cloud.cloud_plan import cloud_plan
from edugrid.cloud.connect import connect
from edugrid.cloud.engine import Engine
from edugrid.cloud.engine_log import EngineLog
from edugrid.cloud.errors import CloudError
from edugrid.cloud.live import project_id
from edugrid.cloud.look import look
from edugrid.cloud.progress import Progress, resources_of, silent
from edugrid.cloud.readback import forget
from edugrid.cloud.refuse_frozen import refuse_frozen
from edugrid.cloud.release_v6 import release_v6
from edugrid.cloud.repair import OPERATIONS, carry_out
from edugrid.cloud.scan import DEFAULT_GROUP
from edugrid.cloud.stack.cloud_result import CloudResult
from edugrid.cloud.stack.settled import settled
from edugrid.rollout.plan_file import CloudStep
from edugrid.text import Text


def destroy(
    region: str, root: Path, state: Path, progress: Progress = silent, *, remove_unmanaged: bool = False
) -> CloudResult:
    """Delete everything of the stack, and what Neutron made by itself in its projects (their default groups).

    Raises:
        CloudError: as ``preview``; also when undeclared things would keep the projects from being emptied.

    """
    engine = Engine(region, root, state)
    with engine.locked_stack() as stack:
        settled(engine, stack)
    found = look(engine, progress)
    plan = cloud_plan(engine, found, remove_unmanaged=remove_unmanaged)
    # a project that the cloud gave stays, and may hold other things than ours
    foreign = [
        f"{tenant.spec.cloud}: {item.show()}"
        for tenant in found.tenants
        for item in tenant.unmanaged
        if not item.ours and tenant.spec.features.project
    ]
    if not remove_unmanaged and foreign:
        raise CloudError(
            Text("somebody else's things are in the projects: " + "; ".join(foreign), "项目中存在未登记的资源：" + "；".join(foreign)),
            Text("move or delete them first, or add --remove-unmanaged", "请先迁走或删除，或加上 --remove-unmanaged"),
        )  # fmt: skip
    gone = [CloudStep(op="delete", type=s.type, name=s.urn.split("::")[-1], urn=s.urn) for s in found.seen.values()]
    refuse_frozen(engine, [*gone, *(step for step in plan.steps if step.op in OPERATIONS)])
    carry_out([step for step in plan.steps if step.op in OPERATIONS], progress)
    for tenant in found.tenants:
        release_v6(tenant.spec)
    log = EngineLog(progress, engine.secrets, 2 * resources_of(engine.specs))
    with engine.locked_stack() as stack:
        engine.run(stack, log, stack.destroy, refresh=True, show_secrets=False)
    for tenant in found.tenants:
        forget(root, tenant.spec)
        if tenant.project and tenant.spec.features.project:
            _sweep(tenant.spec.cloud, tenant.spec.project, tenant.project)
    return CloudResult.of(log.steps, len(found.seen))


def _sweep(cloud: str, name: str, project: str) -> None:
    """Neutron makes a group ``default`` in each project and forgets it when the project goes."""
    connection: Any = connect(cloud)
    if project_id(connection, name) is not None:
        return  # not ours to delete, so its group is not ours either
    # Asked for the groups of one project, Neutron first makes its default group anew: so all are asked for.
    for group in connection.network.security_groups(name=DEFAULT_GROUP):
        if group.project_id == project:
            connection.network.delete_security_group(group)
