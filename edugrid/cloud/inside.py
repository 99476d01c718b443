"""A connection scoped to another project of the same cloud."""

from typing import Any

from edugrid.cloud.paced_session import pace_session


def inside(connection: Any, cloud: str, project: str) -> Any:  # noqa: ANN401 - openstacksdk has no types
    """``connection`` scoped to ``project`` (an id), with the same bound on requests; itself when it is already.

    Nova and Cinder show some things to their owner only.
    """
    if connection.session.get_project_id() == project:
        return connection
    scoped = connection.connect_as_project(connection.identity.get_project(project))
    pace_session(scoped, cloud)
    return scoped
