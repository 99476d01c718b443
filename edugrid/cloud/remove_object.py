"""One object is taken away through the API of its service."""

from functools import partial
from typing import Any, Final, NamedTuple

from edugrid.cloud.errors import CloudError
from edugrid.text import Text

PATIENCE_SECONDS: Final = 120
GATEWAY: Final = "network:router_gateway"


class _How(NamedTuple):
    """``get_<noun>`` and ``delete_<noun>`` of a service; ``wait``: the delete goes on after the answer."""

    service: str
    noun: str
    wait: bool = False


_NETWORK: Final = {
    "floating_ip": "ip",
    "share": "rbac_policy",
    "vpn_connection": "vpn_ipsec_site_connection",
    "vpn_endpoints": "vpn_endpoint_group",
}
"""Nouns of Neutron that differ from our kinds; the others are the kind itself."""

_OTHERS: Final = {
    "server": _How("compute", "server", wait=True),
    "server_group": _How("compute", "server_group"),
    "volume": _How("block_storage", "volume"),
    "load_balancer": _How("load_balancer", "load_balancer", wait=True),
    "listener": _How("load_balancer", "listener", wait=True),
    "pool": _How("load_balancer", "pool", wait=True),
    "monitor": _How("load_balancer", "health_monitor", wait=True),
}


def remove_object(door: Any, kind: str, identity: str, project: str | None) -> None:  # noqa: ANN401 - openstacksdk has no types
    """Delete the object of ``kind`` (`edugrid.cloud.live_object.Kind`); one that is gone already is fine.

    A load balancer goes with its parts, a router with its legs, a server with its ports.

    Raises:
        CloudError: the object is not in ``project`` (an id; None: there is no such project).
        openstack.exceptions.SDKException: the cloud refused.

    """
    from openstack.exceptions import NotFoundException

    try:
        found, delete = _found(door, kind, identity, project)
    except NotFoundException:
        return
    if found is None:
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
    delete()
    if kind in _OTHERS and _OTHERS[kind].wait:
        getattr(door, _OTHERS[kind].service).wait_for_delete(found, wait=PATIENCE_SECONDS)
    if kind == "server":
        for port in ports:  # a port that was made before its server outlives it
            door.network.delete_port(port, ignore_missing=True)


def _found(door: Any, kind: str, identity: str, project: str | None) -> tuple[Any, Any]:  # noqa: ANN401 - the same
    """The object (None: gone) and what deletes it."""
    if kind in {"dns_zone", "dns_record"}:
        same = project is None or door.session.get_project_id() == project
        dns = (door if same else door.connect_as_project(door.identity.get_project(project))).dns
        zone, _, record = identity.partition("/")
        if record:
            return dns.get_recordset(record, zone), lambda: dns.delete_recordset(record, zone)
        return dns.get_zone(zone), lambda: dns.delete_zone(zone)
    if kind == "credential":
        return _credential(door, identity, project)
    if kind == "member":
        octavia = door.load_balancer
        for pool in octavia.pools(project_id=project):
            for member in octavia.members(pool.id):
                if member.id == identity:
                    return member, partial(octavia.delete_member, identity, pool.id)
        return None, None
    how = _OTHERS.get(kind) or _How("network", _NETWORK.get(kind, kind))
    service = getattr(door, how.service)
    found = getattr(service, f"get_{how.noun}")(identity)
    more = {"cascade": True} if kind == "load_balancer" else {}
    return found, lambda: getattr(service, f"delete_{how.noun}")(found, **more)


def _credential(door: Any, identity: str, project: str | None) -> tuple[Any, Any]:  # noqa: ANN401 - the same
    """Application credentials are a user's; the project only says what they open."""
    users = {door.session.get_user_id()}
    users |= {item.user["id"] for item in door.identity.role_assignments(scope_project_id=project) if item.user}
    for user in users:
        for item in door.identity.application_credentials(user):
            if item.id == identity:
                return item, partial(door.identity.delete_application_credential, user, identity)
    return None, None


def _projects(door: Any, kind: str, found: Any) -> set[str]:  # noqa: ANN401 - the same
    """Projects an object belongs to: its own, and that of the group or network that holds it."""
    projects = {found.project_id}
    if kind == "security_group_rule":
        projects = {door.network.get_security_group(found.security_group_id).project_id}
    elif kind in {"port", "subnet"}:
        projects.add(door.network.get_network(found.network_id).project_id)
    return projects
