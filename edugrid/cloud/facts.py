"""Small live facts about a cloud; read-only."""

from edugrid.cloud.connect import connect
from edugrid.cloud.errors import CloudError
from edugrid.cloud.live import project_id


def servers_in_project(cloud: str, project: str) -> tuple[str, ...] | None:
    """Names of the servers in ``project``, sorted; empty when there is no such project.

    None when the cloud could not be asked: that is not the same as empty.
    """
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    try:
        connection = connect(cloud)
        found = project_id(connection, project)
        if found is None:
            return ()
        servers = connection.compute.servers(details=False, all_projects=True, project_id=found)
        return tuple(sorted(server.name for server in servers))
    except (CloudError, SDKException, ClientException, OSError):
        return None


def server_exists(cloud: str, project: str, name: str) -> bool | None:
    """Whether ``project`` of ``cloud`` (an entry of clouds.yaml) has a server ``name``; None when it cannot be asked."""
    servers = servers_in_project(cloud, project)
    return None if servers is None else name in servers
