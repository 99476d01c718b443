"""Part of a tenancy: one server for each declared instance, with a port of its own."""

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.network import Network
from edugrid.cloud.project import Project
from edugrid.design.tenancy_spec import TenancySpec


def instances(
    spec: TenancySpec,
    project: Project,
    networks: dict[str, Network],
    groups: dict[str, pulumi.Output[str]],
    parent: pulumi.Resource,
) -> dict[str, pulumi.Output[str]]:
    """Make ports and servers; ids of the servers by name."""
    servers: dict[str, pulumi.Output[str]] = {}
    apps = {name: app for app in spec.applications for name in app.servers}
    for name, app in apps.items():
        network = networks[app.network]
        port = openstack.networking.Port(
            f"{spec.cloud}-{name}",
            name=name,
            network_id=network.id,
            admin_state_up=True,
            port_security_enabled=True,
            security_group_ids=[groups[app.security_group]],
            # no fixed_ips: with SLAAC the cloud adds the IPv6 address itself, and a list without it never settles
            opts=project.inside(parent, *network.ready),
        )
        server = openstack.compute.Instance(
            f"{spec.cloud}-{name}",
            name=name,
            flavor_name=app.flavor,
            image_name=app.image,
            networks=[{"port": port.id}],
            metadata=dict(app.tags),
            power_state="active",
            opts=project.inside(parent),
        )
        servers[name] = server.id
    return servers
