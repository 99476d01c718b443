"""The component: one region's share of one cloud."""

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.cloud_entry import CloudEntry
from edugrid.cloud.components.address_plan import AddressPlan, AddressPlanArgs
from edugrid.cloud.components.application import SPREAD, Application, ApplicationArgs
from edugrid.cloud.components.component import Component
from edugrid.cloud.components.credential import Credential, CredentialArgs
from edugrid.cloud.components.network import Network, NetworkArgs
from edugrid.cloud.components.nfv_edge import EdgeLeg, NfvEdge, NfvEdgeArgs
from edugrid.cloud.components.project import Project, ProjectArgs
from edugrid.cloud.components.router import Router, RouterArgs
from edugrid.cloud.components.routes import Routes, RoutesArgs
from edugrid.cloud.components.security_group import SecurityGroup, SecurityGroupArgs
from edugrid.cloud.encrypted_type import ENCRYPTED
from edugrid.cloud.let_in import let_in
from edugrid.cloud.quota_values import quota_values
from edugrid.cloud.rule_set import rule_set
from edugrid.design.tenancy_spec import ApplicationSpec, NfvEdgeSpec, TenancySpec, TenantNetwork


class Tenancy(Component):
    """Everything of ``spec`` that needs no other cloud: see ``edugrid.cloud.between`` for what does.

    Outputs: ``project_id``, ``network_id``, ``servers`` (ids by name). Its parts are attributes: ``home``, ``router``,
    and by name ``networks``, ``applications`` and ``credentials``.

    Example::

        import pulumi
        from pathlib import Path
        from edugrid.cloud.cloud_entry import cloud_entry
        from edugrid.cloud.tenancy import Tenancy
        from edugrid.region import open_region

        spec = open_region(Path("inventories"), "henan/zhengzhou").design.tenancies[1]
        share = Tenancy(spec, cloud_entry(spec.cloud))
        pulumi.export("servers", share.servers)
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
        self._name = f"{spec.cloud}-{spec.project}"
        super().__init__("Tenancy", self._name, opts)
        admin = admin or openstack.Provider(f"{spec.cloud}-admin", cloud=spec.cloud, opts=self.child())
        self.home = Project(
            self._name,
            ProjectArgs(spec.project, spec.description, entry if spec.features.project else None, quota_values(spec)),
            self.child(provider=admin),
        )
        self.credentials = {
            item.name: Credential(
                f"{spec.cloud}-{item.name}", CredentialArgs(item.name, item.roles, item.description), self._inside()
            )
            for item in spec.credentials
        }
        self.router = Router(
            f"{spec.cloud}-{spec.router}",
            RouterArgs(spec.router, spec.external_network, True if spec.features.snat else None),
            self._inside(),
        )
        self.networks = self._networks(spec, admin)
        if spec.routes:
            hops = [(str(route.to), str(route.via)) for route in spec.routes]
            Routes(
                f"{self._name}-route", RoutesArgs(self.router.router_id, hops), self._inside(*self.networks.values())
            )
        groups = {
            group.name: SecurityGroup(
                f"{spec.cloud}-{group.name}",
                SecurityGroupArgs(group.name, group.description, rule_set(group)),
                self._inside(),
            ).group_id
            for group in spec.security_groups
        }
        self.applications = {app.name: self._application(spec, app, groups) for app in spec.applications}
        edges = {edge.name: self._edge(spec, edge, groups) for edge in spec.nfv_edges}
        self.project_id = self.home.project_id
        self.network_id = self.networks[spec.network.name].network_id
        self.servers = {name: made for app in self.applications.values() for name, made in app.servers.items()}
        self.servers |= {name: edge.server_id for name, edge in edges.items()}
        self.register_outputs({"project_id": self.project_id, "network_id": self.network_id, "servers": self.servers})

    def _inside(self, *after: pulumi.Resource) -> pulumi.ResourceOptions:
        return self.home.inside(self, *after)

    def _networks(self, spec: TenancySpec, admin: openstack.Provider) -> dict[str, Network]:
        features = spec.features
        pools = spec.networks if features.subnet_pools else ()
        plan = AddressPlan(
            self._name,
            AddressPlanArgs(
                spec.project,
                {network.purpose: network.pool4 for network in pools},
                {network.purpose: network.pool6 for network in pools if features.planned_v6},
                scoped=features.address_scopes,
            ),
            self._inside(),
        )
        ask = pulumi.InvokeOptions(parent=self, provider=admin)

        def others(network: TenantNetwork) -> list[tuple[str, pulumi.Output[str]]]:
            return [
                (name, openstack.identity.get_project_output(name=name, opts=ask).id) for name in network.shared_with
            ]

        return {
            network.name: Network(
                f"{spec.cloud}-{network.name}",
                NetworkArgs(
                    network=network.name,
                    description=spec.description,
                    ipv4=network.ipv4,
                    gateway4=network.gateway4,
                    # else the cloud assigns the prefix, and the subnet is asked for after the run
                    ipv6=network.ipv6 if features.planned_v6 else None,
                    gateway6=network.gateway6,
                    router_id=self.router.router_id,
                    vlan=network.vlan,
                    vni=network.vni,
                    physical_network=network.physical_network,
                    dns_servers=network.dns_servers,
                    pool4_id=plan.pools4.get(network.purpose),
                    pool6_id=plan.pools6.get(network.purpose),
                    shared_with=others(network),
                    v6_mode=features.v6_mode,
                    tags=features.network_tags,
                ),
                self._inside(),
            )
            for network in spec.networks
        }

    def _application(
        self, spec: TenancySpec, app: ApplicationSpec, groups: dict[str, pulumi.Output[str]]
    ) -> Application:
        network = self.networks[app.network]
        group = next(group for group in spec.security_groups if group.name == app.security_group)
        return Application(
            f"{spec.cloud}-{app.base}",
            ApplicationArgs(
                base=app.base,
                count=app.count,
                flavor=app.flavor,
                image=app.image,
                network_id=network.network_id,
                subnet4_id=network.subnet4_id,
                subnet6_id=network.subnet6_id,
                security_group_ids=[groups[app.security_group]],
                tags=app.tags,
                volumes=app.volumes,
                backup=app.backup,
                balancer=app.load_balancer,
                allowed=let_in(group, app.load_balancer),
                external_network=spec.external_network if app.address == "floating" else None,
                kbps=app.qos_kbps,
                user_data=app.user_data,
                spread=SPREAD if spec.features.server_groups else None,
                encrypted=spec.features.encrypted_volume_type or ENCRYPTED,
                port_tags=spec.features.network_tags,
            ),
            self._inside(network),
        )

    def _edge(self, spec: TenancySpec, edge: NfvEdgeSpec, groups: dict[str, pulumi.Output[str]]) -> NfvEdge:
        by_name = {network.name: network for network in spec.networks}

        def leg(name: str, vlan: int | None) -> EdgeLeg:
            network = by_name[name]
            prefixes = [prefix for prefix in (network.ipv4, network.ipv6) if prefix is not None]
            return EdgeLeg(network.purpose, self.networks[name].network_id, prefixes, vlan)

        return NfvEdge(
            f"{spec.cloud}-{edge.name}",
            NfvEdgeArgs(
                edge=edge.name,
                flavor=edge.flavor,
                image=edge.image,
                parent=leg(edge.parent, None),
                # all networks of a tenancy are of one kind, so their MTU is the same and a trunk may join them
                legs=[leg(name, vlan) for name, vlan in edge.subports],
                security_group_ids=[groups[edge.security_group]],
                tags=edge.tags,
                user_data=edge.user_data,
            ),
            self._inside(*self.networks.values()),
        )
