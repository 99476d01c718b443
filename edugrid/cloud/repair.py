"""What a plan does about things that the engine cannot see."""

from typing import Any, Final

from edugrid.cloud.connect import connect, failure
from edugrid.cloud.errors import CloudError
from edugrid.cloud.home import home
from edugrid.cloud.live import project_id
from edugrid.cloud.look import Tenant
from edugrid.cloud.progress import Progress, silent
from edugrid.rollout.plan_file import CloudStep
from edugrid.text import Text

REMOVE_RULE: Final = "remove-rule"
"""An undeclared rule in a security group of ours: always part of a plan, because the group's content is ours."""

DELETE_UNMANAGED: Final = "delete-unmanaged"
"""Anything else nobody declared: part of a plan only when a person asked for it."""

OPERATIONS: Final = frozenset({REMOVE_RULE, DELETE_UNMANAGED})
GATEWAY: Final = "network:router_gateway"
ORDER: Final = (
    "security_group_rule",
    "floating_ip",
    "server",
    "volume",
    "router",
    "port",
    "subnet",
    "network",
    "security_group",
)


def repair_steps(tenant: Tenant, *, remove_unmanaged: bool) -> tuple[CloudStep, ...]:
    """Steps for one tenancy, in the order in which the cloud allows them."""
    steps = [
        CloudStep(
            op=REMOVE_RULE if found.ours else DELETE_UNMANAGED,
            type=f"openstack:{found.object.kind}",
            name=" ".join(found.path),
            urn=f"openstack://{tenant.spec.cloud}/{home(tenant.spec)}/{found.object.kind}/{found.object.id}",
        )
        for found in tenant.unmanaged
        if found.ours or remove_unmanaged
    ]
    return tuple(sorted(steps, key=lambda step: (ORDER.index(step.urn.split("/")[-2]), step.urn)))


def carry_out(steps: list[CloudStep], progress: Progress = silent) -> None:
    """Do repair steps through the API. What is gone already counts as done.

    Raises:
        CloudError: the cloud refused, or an object turned out to be in another project than the plan says.

    """
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    doors: dict[str, Any] = {}
    for number, step in enumerate(steps):
        progress(number, len(steps), f"{step.op} {step.name}")
        cloud, project, kind, identity = step.urn.removeprefix("openstack://").split("/")
        door = doors[cloud] if cloud in doors else doors.setdefault(cloud, connect(cloud))
        try:
            _delete(door, kind, identity, project_id(door, project))
        except (SDKException, ClientException, OSError) as error:
            raise failure(cloud, error) from None
    progress(len(steps), len(steps), "")


def _delete(door: Any, kind: str, identity: str, project: str | None) -> None:  # noqa: ANN401 - openstacksdk has no types
    service = door.compute if kind == "server" else door.block_storage if kind == "volume" else door.network
    name = "ip" if kind == "floating_ip" else kind
    from openstack.exceptions import NotFoundException

    try:
        found = getattr(service, f"get_{name}")(identity)
    except NotFoundException:
        return
    if project is None or project not in _projects(door, kind, found):
        raise CloudError(
            Text(f"{kind} {identity} is not in the project of the plan", f"{kind} {identity} 不在计划所指的项目中"),
            Text("make a new plan", "请重新生成计划"),
        )
    held = list(door.network.ports(device_id=identity)) if kind in {"server", "router"} else []
    # the gateway's port goes with the router; only interfaces are taken off it
    ports = [port.id for port in held if port.device_owner != GATEWAY]
    if kind == "router":
        for port in ports:
            door.network.remove_interface_from_router(identity, port_id=port)
    getattr(service, f"delete_{name}")(found)
    if kind == "server":
        door.compute.wait_for_delete(found, wait=120)
        for port in ports:  # a port that was made before its server outlives it
            door.network.delete_port(port, ignore_missing=True)


def _projects(door: Any, kind: str, found: Any) -> set[str]:  # noqa: ANN401 - openstacksdk has no types
    """Projects an object belongs to: its own, and that of the group or network that holds it."""
    projects = {found.project_id}
    if kind == "security_group_rule":
        projects = {door.network.get_security_group(found.security_group_id).project_id}
    elif kind in {"port", "subnet"}:
        projects.add(door.network.get_network(found.network_id).project_id)
    return projects
