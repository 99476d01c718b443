"""What a plan does about things that the engine cannot see."""

from typing import Any, Final

from edugrid.cloud.connect import connect, failure
from edugrid.cloud.home import home
from edugrid.cloud.live import project_id
from edugrid.cloud.look import Tenant
from edugrid.cloud.progress import Progress, silent
from edugrid.cloud.remove_object import remove_object
from edugrid.rollout.plan_file import CloudStep

REMOVE_RULE: Final = "remove-rule"
"""An undeclared rule in a security group of ours: always part of a plan, because the group's content is ours."""

DELETE_UNMANAGED: Final = "delete-unmanaged"
"""Anything else nobody declared: part of a plan only when a person asked for it."""

OPERATIONS: Final = frozenset({REMOVE_RULE, DELETE_UNMANAGED})
ORDER: Final = (
    "security_group_rule",
    "share",
    "credential",
    "dns_record",
    "dns_zone",
    "floating_ip",
    "listener",
    "member",
    "monitor",
    "pool",
    "load_balancer",
    "vpn_connection",
    "vpn_endpoints",
    "vpn_service",
    "vpn_ike_policy",
    "vpn_ipsec_policy",
    "server",
    "server_group",
    "volume",
    "trunk",
    "router",
    "port",
    "subnet",
    "network",
    "subnet_pool",
    "address_scope",
    "qos_policy",
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
    return tuple(sorted(steps, key=lambda step: (ORDER.index(_kind(step)), step.urn)))


def carry_out(steps: list[CloudStep], progress: Progress = silent) -> None:
    """Do repair steps through the API. What is gone already counts as done.

    Raises:
        edugrid.cloud.errors.CloudError: the cloud refused, or an object turned out to be in another project than the plan says.

    """
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    doors: dict[str, Any] = {}
    for number, step in enumerate(steps):
        progress(number, len(steps), f"{step.op} {step.name}")
        cloud, project, kind, identity = step.urn.removeprefix("openstack://").split("/", 3)
        door = doors[cloud] if cloud in doors else doors.setdefault(cloud, connect(cloud))
        try:
            remove_object(door, kind, identity, project_id(door, project))
        except (SDKException, ClientException, OSError) as error:
            raise failure(cloud, error) from None
    progress(len(steps), len(steps), "")


def _kind(step: CloudStep) -> str:
    return step.urn.removeprefix("openstack://").split("/", 3)[2]
