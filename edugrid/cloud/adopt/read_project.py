"""An existing project, read whole; nothing is written."""

import re
from datetime import date
from typing import Any, NamedTuple

from edugrid.cloud.adopt.finding import Finding, Unexpressed
from edugrid.cloud.adopt.read_compute import read_compute
from edugrid.cloud.adopt.read_network import read_network
from edugrid.cloud.adopt.read_storage import read_storage
from edugrid.cloud.connect import connect, failure
from edugrid.cloud.errors import CloudInputError
from edugrid.cloud.inside import inside
from edugrid.cloud.live import project_id
from edugrid.intent.adopted import AdoptedResource
from edugrid.text import Text


class ReadProject(NamedTuple):
    """What was found in ``project`` (``id``) of the clouds.yaml entry ``cloud`` on the day ``taken``.

    ``applications`` are labels of servers by the name they share (``web01`` and ``web02`` are ``web``).
    """

    cloud: str
    project: str
    id: str
    taken: date
    resources: tuple[AdoptedResource, ...]
    unexpressed: tuple[Unexpressed, ...]
    applications: dict[str, tuple[str, ...]]


def read_project(cloud: str, project: str, today: date) -> ReadProject:
    """Read every object of ``project`` (a name) of ``cloud`` (an entry of clouds.yaml).

    Raises:
        CloudInputError: there is no such project.
        CloudError: the cloud cannot be reached, or failed while it was read.

    """
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    connection = connect(cloud)
    found = Finding()
    try:
        identity = project_id(connection, project)
        if identity is None:
            raise _unknown(connection, cloud, project)
        scoped = inside(connection, cloud, identity)
        read_network(scoped, identity, found)
        read_compute(scoped, identity, found)
        read_storage(scoped, identity, found)
    except (SDKException, ClientException, OSError) as error:
        raise failure(cloud, error) from None
    return ReadProject(
        cloud,
        project,
        identity,
        today,
        tuple(found.resources),
        tuple(found.unexpressed),
        _applications(found.resources),
    )


def _unknown(connection: Any, cloud: str, project: str) -> CloudInputError:  # noqa: ANN401 - the same
    from openstack.exceptions import ForbiddenException

    try:
        names = ", ".join(sorted(item.name for item in connection.identity.projects()))
    except ForbiddenException:
        names = "-"
    return CloudInputError(
        Text(f"{cloud} has no project {project!r}", f"云 {cloud} 中没有项目“{project}”"),
        Text(f"known: {names}", f"已有：{names}"),
    )


def _applications(resources: list[AdoptedResource]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for resource in resources:
        if resource.kind == "server":
            words = re.sub(r"[^a-z0-9]+", "-", str(resource.properties.get("name", "")).lower()).strip("-")
            name = re.sub(r"[-0-9]+$", "", words)
            known = name if re.fullmatch(r"[a-z][a-z0-9-]{0,30}", name) else "servers"
            groups.setdefault(known, []).append(resource.label)
    return {name: tuple(labels) for name, labels in sorted(groups.items())}
