"""Load balancers of one project with their parts."""

from collections.abc import Iterator
from typing import Any

from edugrid.cloud.live_object import LiveObject


def live_balancers(connection: Any, project: str) -> Iterator[LiveObject]:  # noqa: ANN401 - openstacksdk has no types
    """List load balancers, listeners, pools, monitors and members."""
    octavia = connection.load_balancer
    balancers = list(octavia.load_balancers(project_id=project))
    for item in balancers:
        yield LiveObject(kind="load_balancer", id=item.id, name=item.name or "")
    if not balancers:
        return
    for item in octavia.listeners(project_id=project):
        yield LiveObject(kind="listener", id=item.id, name=item.name or "", parent=_first(item.load_balancers))
    for item in octavia.pools(project_id=project):
        yield LiveObject(kind="pool", id=item.id, name=item.name or "", parent=_first(item.loadbalancers))
        for member in octavia.members(item.id):
            name = member.name or f"{member.address}:{member.protocol_port}"
            yield LiveObject(kind="member", id=member.id, name=name, parent=item.id)
    for item in octavia.health_monitors(project_id=project):
        yield LiveObject(kind="monitor", id=item.id, name=item.name or "", parent=_first(item.pools))


def _first(references: list[dict[str, str]] | None) -> str:
    return next((reference["id"] for reference in references or ()), "")
