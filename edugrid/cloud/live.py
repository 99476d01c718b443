"""Everything that is in one project, read through the API."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from edugrid.cloud.canonical import rule_key
from edugrid.cloud.connect import failure
from edugrid.cloud.home import OWN
from edugrid.cloud.live_balancers import live_balancers
from edugrid.cloud.live_credentials import live_credentials
from edugrid.cloud.live_more_network import live_more_network
from edugrid.cloud.live_object import LiveObject
from edugrid.cloud.live_zones import live_zones
from edugrid.cloud.scan import OCTAVIA
from edugrid.design.features import Features

NATIVE: Final = Features()


def project_id(connection: Any, name: str) -> str | None:  # noqa: ANN401 - openstacksdk has no types
    """Id of the project ``name`` in the domain of the connection's own project; None when there is none.

    `OWN` is the project that the connection is scoped to: its id is in the token, so that no admin call is needed.
    """
    access = connection.session.auth.get_access(connection.session)
    if name == OWN:
        return str(access.project_id)
    domain = access.project_domain_id
    return next((str(project.id) for project in connection.identity.projects(name=name, domain_id=domain)), None)


def live(connection: Any, cloud: str, project: str, features: Features = NATIVE) -> tuple[LiveObject, ...]:  # noqa: ANN401 - the same
    """List the objects of ``project`` (an id); where ``features`` allow no admin calls it must be the connection's own.

    Raises:
        CloudError: the cloud failed while it was read.

    """
    admin = features.admin
    scope = {"all_projects": True, "project_id": project} if admin else {}
    # a catalogue without block storage or load balancers is common, and asking for them would raise
    catalog = connection.session.auth.get_access(connection.session).service_catalog.catalog
    services = {service["type"] for service in catalog}
    listings = [
        _network(connection, project),
        _groups(connection, project),
        live_more_network(connection, project, features),
        _compute(connection, project, features),
        live_credentials(connection, project, admin=admin),
    ]
    if services & {"block-storage", "volumev3"}:
        listings.append(_volumes(connection, scope))
    if "load-balancer" in services:
        listings.append(live_balancers(connection, project))
    if "dns" in services:
        listings.append(live_zones(connection, project, admin=admin))
    return _read(cloud, *listings)


def _read(cloud: str, *listings: Iterator[LiveObject]) -> tuple[LiveObject, ...]:
    from keystoneauth1.exceptions import ClientException
    from openstack.exceptions import SDKException

    try:
        return tuple(item for listing in listings for item in listing)
    except (SDKException, ClientException, OSError) as error:
        raise failure(cloud, error) from None


def _network(connection: Any, project: str) -> Iterator[LiveObject]:  # noqa: ANN401 - the same
    network = connection.network
    networks = list(network.networks(project_id=project))
    for item in networks:
        yield LiveObject(kind="network", id=item.id, name=item.name or "")
    for item in network.subnets(project_id=project):
        yield LiveObject(kind="subnet", id=item.id, name=item.name or "", parent=item.network_id, cidr=item.cidr or "")
    for item in network.routers(project_id=project):
        yield LiveObject(kind="router", id=item.id, name=item.name or "")
    # the same holds for a port: somebody else's may sit in a network of ours
    asked = [{"project_id": project}, *({"network_id": item.id} for item in networks)]
    ports = {item.id: item for query in asked for item in network.ports(**query)}
    for item in ports.values():
        yield LiveObject(
            kind="port",
            id=item.id,
            name=item.name or "",
            parent=_device(item),
            role=item.device_owner or "",
            subnets=tuple(address["subnet_id"] for address in item.fixed_ips or ()),
        )
    for item in network.ips(project_id=project):
        yield LiveObject(kind="floating_ip", id=item.id, name=item.floating_ip_address, parent=item.port_id or "")


def _device(port: Any) -> str:  # noqa: ANN401 - the same
    """Id of what the port belongs to; Octavia writes the load balancer's with a prefix."""
    device = str(port.device_id or "")
    return device.removeprefix("lb-") if (port.device_owner or "").startswith(OCTAVIA) else device


def _groups(connection: Any, project: str) -> Iterator[LiveObject]:  # noqa: ANN401 - the same
    for item in connection.network.security_groups(project_id=project):
        yield LiveObject(kind="security_group", id=item.id, name=item.name or "")
        # a rule belongs to the project of whoever made it, so the group is asked, not the project
        yield from (_rule(rule) for rule in item.security_group_rules)


def _rule(rule: Mapping[str, Any]) -> LiveObject:
    """A rule as the API's JSON has it inside its group."""
    ports = rule["port_range_min"], rule["port_range_max"]
    remote = rule["remote_ip_prefix"], rule["remote_group_id"]
    return LiveObject(
        kind="security_group_rule",
        id=rule["id"],
        name=rule.get("description") or "",
        parent=rule["security_group_id"],
        key=rule_key(rule["direction"], rule["ethertype"], rule["protocol"], ports, *remote),
    )


def _compute(connection: Any, project: str, features: Features) -> Iterator[LiveObject]:  # noqa: ANN401 - the same
    scope = {"all_projects": True, "project_id": project} if features.admin else {}
    for item in connection.compute.servers(details=False, **scope):
        yield LiveObject(kind="server", id=item.id, name=item.name)
    if not features.server_groups:
        return
    for item in connection.compute.server_groups(all_projects=features.admin):
        if item.project_id == project:
            yield LiveObject(kind="server_group", id=item.id, name=item.name)


def _volumes(connection: Any, scope: Mapping[str, Any]) -> Iterator[LiveObject]:  # noqa: ANN401 - the same
    for item in connection.block_storage.volumes(details=False, **scope):
        yield LiveObject(kind="volume", id=item.id, name=item.name or "")
