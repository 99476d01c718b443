"""One side of a move as it is in the cloud."""

from typing import Any, NamedTuple

from edugrid.cloud.errors import CloudError
from edugrid.cloud.project_door import ProjectDoor
from edugrid.design.tenancy_spec import TenancySpec


class LiveServer(NamedTuple):
    """A server with Nova's status and all its addresses, floating ones too."""

    name: str
    status: str
    addresses: tuple[str, ...]


class LiveBalancer(NamedTuple):
    """A load balancer: its provisioning status, its addresses, and the operating status of each member by name."""

    name: str
    status: str
    addresses: tuple[str, ...]
    members: tuple[tuple[str, str], ...]


class Side(NamedTuple):
    """Servers and load balancers of one application in one project; empty when there are none."""

    servers: tuple[LiveServer, ...] = ()
    balancers: tuple[LiveBalancer, ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """By which it is reached: those of its balancers where it has any, else of its servers."""
        return tuple(sorted(address for item in self.balancers or self.servers for address in item.addresses))


def look_at_side(spec: TenancySpec, base: str) -> Side | None:
    """Read the side through the API; None when the cloud could not be asked, which is not the same as empty."""
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    if not spec.features.api:
        return None
    try:
        door = ProjectDoor(spec)
        if door.project is None:
            return Side()
        return Side(_servers(door, base, admin=spec.features.admin), _balancers(door, base))
    except (CloudError, SDKException, ClientException, OSError):
        return None


def _servers(door: ProjectDoor, base: str, *, admin: bool) -> tuple[LiveServer, ...]:
    scope: dict[str, Any] = {"all_projects": True, "project_id": door.project} if admin else {}
    network = door.outer.network
    floating = {item.port_id: item.floating_ip_address for item in network.ips(project_id=door.project) if item.port_id}
    found = []
    for server in door.outer.compute.servers(**scope):
        if not _numbered(server.name, base):
            continue
        ports = list(network.ports(device_id=server.id))
        addresses = [fixed["ip_address"] for port in ports for fixed in port.fixed_ips or ()]
        addresses += [floating[port.id] for port in ports if port.id in floating]
        found.append(LiveServer(server.name, server.status, tuple(sorted(addresses))))
    return tuple(sorted(found))


def _numbered(name: str, base: str) -> bool:
    """``edu-x-video-2`` is one of ``edu-x-video``, ``edu-x-video-live-1`` is not."""
    return name.startswith(f"{base}-") and name.removeprefix(f"{base}-").isdigit()


def _balancers(door: ProjectDoor, base: str) -> tuple[LiveBalancer, ...]:
    services = {item["type"] for item in door.outer.session.auth.get_access(door.outer.session).service_catalog.catalog}
    if "load-balancer" not in services:
        return ()
    octavia, network = door.outer.load_balancer, door.outer.network
    floating = {item.port_id: item.floating_ip_address for item in network.ips(project_id=door.project) if item.port_id}
    found = []
    for item in octavia.load_balancers(project_id=door.project):
        if item.name not in {base, f"{base}-v4", f"{base}-v6"}:
            continue
        pools = [pool["id"] for pool in item.pools or ()]
        members = [(m.name or m.address, m.operating_status) for pool in pools for m in octavia.members(pool)]
        addresses = [item.vip_address, *([floating[item.vip_port_id]] if item.vip_port_id in floating else [])]
        found.append(LiveBalancer(item.name, item.provisioning_status, tuple(addresses), tuple(sorted(members))))
    return tuple(sorted(found))
