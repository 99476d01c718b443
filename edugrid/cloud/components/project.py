"""Component: a project, the deployer's role in it, a provider scoped to it, and its quotas."""

from dataclasses import dataclass
from typing import Any, Final

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.cloud_entry import CloudEntry
from edugrid.cloud.components.component import Component
from edugrid.cloud.quota_values import QuotaValues

ROLE: Final = "admin"
TAG: Final = "managed-by-edugrid"


@dataclass(frozen=True)
class ProjectArgs:
    """``entry`` is the deployer, who gets ``roles`` in the project and nowhere else.

    ``entry`` None: the cloud gives the project, and the provider of ``opts`` is scoped to it. ``quotas`` are written
    whole: of what a quota does not say, the provider makes 0.
    """

    project: str
    description: str
    entry: CloudEntry | None
    quotas: QuotaValues
    roles: tuple[str, ...] = (ROLE,)


class Project(Component):
    """A project with roles and quotas. The provider of ``opts`` must be allowed to make projects, unless one is given.

    Outputs: ``project_id``. ``provider`` is one scoped to the project; what uses it waits for the roles.

    Example::

        import pulumi
        import pulumi_openstack as openstack
        from edugrid.cloud.cloud_entry import cloud_entry
        from edugrid.cloud.components.project import Project, ProjectArgs
        from edugrid.cloud.quota_values import QuotaValues

        admin = openstack.Provider("admin", cloud="gov")
        quotas = QuotaValues(
            compute={"cores": 8, "ram": 16384, "instances": 4},
            network={"network": 2, "subnet": 4, "port": 20, "security_group": 5, "security_group_rule": 50},
        )
        args = ProjectArgs("edu-example", "an example", cloud_entry("gov"), quotas)
        home = Project("example", args, pulumi.ResourceOptions(provider=admin))
        pulumi.export("project", home.project_id)
    """

    project_id: pulumi.Output[str]
    provider: pulumi.ProviderResource | None

    def __init__(self, name: str, args: ProjectArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("Project", name, opts)
        ask = pulumi.InvokeOptions(parent=self)
        scope = openstack.identity.get_auth_scope_output(name=name, opts=ask)
        self.ready: list[pulumi.Resource] = []
        if args.entry is None:
            self.project_id = scope.project_id
            self.provider = opts.provider if opts else None
        else:
            made = openstack.identity.Project(
                name,
                name=args.project,
                description=args.description,
                domain_id=scope.project_domain_id,
                enabled=True,
                tags=[TAG],
                opts=self.child(),
            )
            self.project_id = made.id
            self.ready += self._roles(name, args.roles, scope.user_id)
            self.provider = self._scoped(name, args.entry)
        self.ready += self._quotas(name, args.quotas)
        self.register_outputs({"project_id": self.project_id})

    def inside(self, parent: pulumi.Resource, *after: pulumi.Resource) -> pulumi.ResourceOptions:
        """Options of something in the project, made after its roles, its quotas and ``after``."""
        return pulumi.ResourceOptions(parent=parent, provider=self.provider, depends_on=[*self.ready, *after])

    def _roles(self, name: str, roles: tuple[str, ...], user_id: pulumi.Output[str]) -> list[pulumi.Resource]:
        ask = pulumi.InvokeOptions(parent=self)
        return [
            openstack.identity.RoleAssignment(
                f"{name}-deployer" if role == ROLE else f"{name}-deployer-{role}",
                project_id=self.project_id,
                role_id=openstack.identity.get_role_output(name=role, opts=ask).id,
                user_id=user_id,
                opts=self.child(),
            )
            for role in roles
        ]

    def _scoped(self, name: str, entry: CloudEntry) -> openstack.Provider:
        return openstack.Provider(
            name,
            auth_url=entry.auth_url,
            user_name=entry.username,
            password=pulumi.Output.secret(entry.password.get_secret_value()),
            user_domain_name=entry.user_domain,
            tenant_id=self.project_id,
            region=entry.region,
            cacert_file=entry.cacert,
            insecure=not entry.verify,
            opts=self.child(*self.ready),
        )

    def _quotas(self, name: str, quotas: QuotaValues) -> list[pulumi.Resource]:
        made: list[pulumi.Resource] = []
        services: tuple[tuple[str, Any, dict[str, int]], ...] = (
            ("compute", openstack.compute.QuotaSetV2, quotas.compute),
            ("network", openstack.networking.QuotaV2, quotas.network),
            ("volume", openstack.blockstorage.QuoteSetV3, quotas.volume),  # the package's own spelling
            ("load-balancer", openstack.loadbalancer.Quota, quotas.load_balancer),
        )
        for suffix, kind, values in services:
            if values:
                made.append(kind(f"{name}-{suffix}", project_id=self.project_id, **values, opts=self.child()))
        return made
