"""The component: one region's share of one cloud."""

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.cloud_entry import CloudEntry
from edugrid.cloud.instances import instances
from edugrid.cloud.network import networks
from edugrid.cloud.project import project
from edugrid.cloud.security import security
from edugrid.design.tenancy_spec import TenancySpec


class Tenancy(pulumi.ComponentResource):
    """Project, role, quotas, dual-stack network, router, security groups and servers, all named by ``spec``.

    Outputs: ``project_id``, ``network_id``, ``servers`` (ids by name).
    """

    project_id: pulumi.Output[str]
    network_id: pulumi.Output[str]
    servers: dict[str, pulumi.Output[str]]

    def __init__(
        self,
        spec: TenancySpec,
        entry: CloudEntry,
        admin: openstack.Provider | None = None,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        super().__init__("edugrid:cloud:Tenancy", f"{spec.cloud}-{spec.project}", None, opts)
        child = pulumi.ResourceOptions(parent=self)
        admin = admin or openstack.Provider(f"{spec.cloud}-admin", cloud=spec.cloud, opts=child)
        home = project(spec, entry, admin, self)
        nets = networks(spec, home, admin, self)
        groups = security(spec, home, self)
        self.project_id = home.id
        self.network_id = nets[spec.network.name].id
        self.servers = instances(spec, home, nets, groups, self)
        self.register_outputs({"project_id": home.id, "network_id": self.network_id, "servers": self.servers})
