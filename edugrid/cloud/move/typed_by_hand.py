"""``pulumi up`` typed by hand asks for the same gates as edugrid's own commands."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from edugrid.cloud.errors import CloudError
from edugrid.cloud.move.refuse_early_deletes import refuse_early_deletes
from edugrid.cloud.project_door import ProjectDoor
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.region import OpenRegion
from edugrid.rollout.plan_file import CloudPlan, CloudStep

INSTANCE: Final = "openstack:compute/instance:Instance"


def typed_by_hand(opened: OpenRegion, root: Path) -> None:
    """Raise MoveGateError when an application has servers on a cloud where the design has none, unless its move is done.

    The program cannot see the engine's plan, so the clouds are asked; one that does not answer stops nothing, because
    the engine cannot delete anything there either.
    """
    specs = [spec for spec in opened.design.tenancies if spec.features.api]
    with ThreadPoolExecutor(max_workers=max(len(specs), 1)) as pool:
        found = list(pool.map(_servers, specs))
    steps = [
        CloudStep(op="delete", type=INSTANCE, name=f"{spec.cloud}-{server}", urn="")
        for spec, servers in zip(specs, found, strict=True)
        for server in servers
        if server not in spec.servers
    ]
    for region in sorted({spec.region for spec in opened.design.tenancies}):
        refuse_early_deletes(opened, root, CloudPlan(region=region, stack="", steps=tuple(steps)))


def _servers(spec: TenancySpec) -> list[str]:
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    try:
        door = ProjectDoor(spec)
        if door.project is None:
            return []
        scope: dict[str, Any] = {"all_projects": True, "project_id": door.project} if spec.features.admin else {}
        return [server.name for server in door.outer.compute.servers(details=False, **scope)]
    except (CloudError, SDKException, ClientException, OSError):
        return []
