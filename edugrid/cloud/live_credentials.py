"""Application credentials that open one project."""

from collections.abc import Iterator
from typing import Any

from edugrid.cloud.live_object import LiveObject


def live_credentials(connection: Any, project: str, *, admin: bool) -> Iterator[LiveObject]:  # noqa: ANN401 - openstacksdk has no types
    """List those of every user who has a role in the project; without ``admin`` only those of the deployer."""
    identity = connection.identity
    users = {connection.session.auth.get_access(connection.session).user_id}
    if admin:
        users |= {item.user["id"] for item in identity.role_assignments(scope_project_id=project) if item.user}
    for user in sorted(users):
        for item in _offered(identity, user):
            if item.project_id == project:
                yield LiveObject(kind="credential", id=item.id, name=item.name or "")


def _offered(identity: Any, user: str) -> list[Any]:  # noqa: ANN401 - openstacksdk has no types
    """Those of ``user``; none where the cloud does not know application credentials."""
    from openstack.exceptions import ForbiddenException, NotFoundException

    try:
        return list(identity.application_credentials(user))
    except (NotFoundException, ForbiddenException):
        return []
