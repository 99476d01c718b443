"""DNS zones of one project with their records."""

from collections.abc import Iterator
from typing import Any, Final

from edugrid.cloud.live_object import LiveObject

SERVICE_TYPES: Final = frozenset({"SOA", "NS"})
"""Records that the service keeps by itself at the top of a zone."""


def live_zones(connection: Any, project: str, *, admin: bool) -> Iterator[LiveObject]:  # noqa: ANN401 - openstacksdk has no types
    """List zones and records. A record's id is ``<zone id>/<record id>``, as the provider writes it."""
    scope = {"project_id": project} if admin else {}
    for zone in connection.dns.zones(**scope):
        yield LiveObject(kind="dns_zone", id=zone.id, name=zone.name)
        for record in connection.dns.recordsets(zone.id, **scope):
            if not (record.name == zone.name and record.type in SERVICE_TYPES):
                name = f"{record.name} {record.type}"
                yield LiveObject(kind="dns_record", id=f"{zone.id}/{record.id}", name=name, parent=zone.id)
