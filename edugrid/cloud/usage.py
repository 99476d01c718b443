"""What a tenancy really uses, as its cloud counts it; read-only."""

from collections import defaultdict
from typing import Any, NamedTuple

from edugrid.cloud.connect import failure
from edugrid.cloud.errors import CloudError
from edugrid.cloud.project_door import ProjectDoor
from edugrid.design.tenancy_spec import TenancySpec
from edugrid.intent.cloud import Capacity

MIB_PER_GIB = 1024


class Usage(NamedTuple):
    """``total`` is the cloud's own count; ``applications`` what servers and volumes with an application's tag take."""

    total: Capacity
    applications: dict[str, Capacity]


def usage(spec: TenancySpec) -> Usage | CloudError:
    """Cores, memory (GiB, rounded up), servers and volumes of the project; nothing when there is no project yet.

    The error when the cloud could not be asked: that is not the same as nothing.
    """
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    try:
        door = ProjectDoor(spec)
        if door.project is None:
            return Usage(Capacity(), {})
        return _ask(door.inside, door.project)
    except CloudError as error:
        return error
    except (SDKException, ClientException, OSError) as error:
        return failure(spec.cloud, error)


def _ask(cloud: Any, project: str) -> Usage:  # noqa: ANN401 - openstacksdk has no types
    counted = cloud.compute.get_quota_set(project, usage=True).usage
    apps: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for server in cloud.compute.servers(details=True):
        sums = apps[(server.metadata or {}).get("application", "")]
        sums[0] += server.flavor.vcpus or 0
        sums[1] += server.flavor.ram or 0
        sums[2] += 1
    gigabytes = 0
    services = {item["type"] for item in cloud.session.auth.get_access(cloud.session).service_catalog.catalog}
    if services & {"block-storage", "volumev3"}:
        gigabytes = cloud.block_storage.get_quota_set(project, usage=True).usage["gigabytes"]
        for volume in cloud.block_storage.volumes(details=True):
            apps[(volume.metadata or {}).get("application", "")][3] += volume.size
    total = (counted["cores"], counted["ram"], counted["instances"], gigabytes)
    return Usage(_capacity(total), {name: _capacity(sums) for name, sums in apps.items() if name})


def _capacity(sums: Any) -> Capacity:  # noqa: ANN401 - a tuple or a list of four
    cores, ram_mib, instances, gigabytes = sums
    return Capacity(cores=cores, ram_gib=-(-ram_mib // MIB_PER_GIB), instances=instances, volume_gib=gigabytes)
