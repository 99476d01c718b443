"""Part of a tenancy: the project, the deployer's role in it, a provider scoped to it, and its quotas."""

from typing import NamedTuple

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.cloud_entry import CloudEntry
from edugrid.design.tenancy_spec import TenancySpec

ROLE = "admin"
RULES_PER_GROUP = 50
SUBNETS_PER_NETWORK = 2


class Project(NamedTuple):
    """Where the rest of the tenancy lives; ``inside`` are options that scope a resource to it."""

    id: pulumi.Output[str]
    provider: openstack.Provider
    ready: list[pulumi.Resource]

    def inside(self, parent: pulumi.Resource, *after: pulumi.Resource) -> pulumi.ResourceOptions:
        """Options of a resource in the project, made after its role, its quotas and ``after``."""
        return pulumi.ResourceOptions(parent=parent, provider=self.provider, depends_on=[*self.ready, *after])


def project(spec: TenancySpec, entry: CloudEntry, admin: openstack.Provider, parent: pulumi.Resource) -> Project:
    """Make the project. ``entry`` is the deployer, who gets the role admin in it and nowhere else.

    Where the cloud gives the project, it is the one that the entry of clouds.yaml is scoped to.
    """
    if not spec.features.project:
        return _given(spec, admin, parent)
    opts = pulumi.ResourceOptions(parent=parent, provider=admin)
    ask = pulumi.InvokeOptions(parent=parent, provider=admin)
    scope = openstack.identity.get_auth_scope_output(name=spec.cloud, opts=ask)
    role = openstack.identity.get_role_output(name=ROLE, opts=ask)
    made = openstack.identity.Project(
        f"{spec.cloud}-{spec.project}",
        name=spec.project,
        description=spec.description,
        domain_id=scope.project_domain_id,
        enabled=True,
        tags=["managed-by-edugrid"],
        opts=opts,
    )
    assignment = openstack.identity.RoleAssignment(
        f"{spec.cloud}-{spec.project}-deployer", project_id=made.id, role_id=role.id, user_id=scope.user_id, opts=opts
    )
    provider = openstack.Provider(
        f"{spec.cloud}-{spec.project}",
        auth_url=entry.auth_url,
        user_name=entry.username,
        password=pulumi.Output.secret(entry.password.get_secret_value()),
        user_domain_name=entry.user_domain,
        tenant_id=made.id,
        region=entry.region,
        cacert_file=entry.cacert,
        insecure=not entry.verify,
        opts=pulumi.ResourceOptions(parent=parent, depends_on=[assignment]),
    )
    return Project(made.id, provider, [assignment, *_quotas(spec, made.id, opts)])


def _given(spec: TenancySpec, provider: openstack.Provider, parent: pulumi.Resource) -> Project:
    ask = pulumi.InvokeOptions(parent=parent, provider=provider)
    scope = openstack.identity.get_auth_scope_output(name=spec.cloud, opts=ask)
    opts = pulumi.ResourceOptions(parent=parent, provider=provider)
    return Project(scope.project_id, provider, _quotas(spec, scope.project_id, opts))


def _quotas(spec: TenancySpec, project_id: pulumi.Output[str], opts: pulumi.ResourceOptions) -> list[pulumi.Resource]:
    if not spec.features.quota:
        return []
    quota = spec.quota
    name = f"{spec.cloud}-{spec.project}"
    return [
        openstack.compute.QuotaSetV2(
            f"{name}-compute",
            project_id=project_id,
            cores=quota.cores,
            ram=quota.ram_mib,
            instances=quota.instances,
            opts=opts,
        ),
        openstack.networking.QuotaV2(
            f"{name}-network",
            project_id=project_id,
            network=quota.networks,
            subnet=quota.networks * SUBNETS_PER_NETWORK,
            router=quota.routers,
            security_group=quota.security_groups,
            # provider 1.54 sends 0 when this is left out and security_group is given
            security_group_rule=quota.security_groups * RULES_PER_GROUP,
            opts=opts,
        ),
    ]
