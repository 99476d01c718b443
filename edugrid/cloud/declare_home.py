"""Declared: the project, its quotas, and what lies in it beside networks and applications."""

from edugrid.cloud.declared import Declared
from edugrid.cloud.implied_roles import implied_roles
from edugrid.cloud.quota_values import quota_values
from edugrid.design.tenancy_spec import TenancySpec


def declare_home(spec: TenancySpec) -> list[Declared]:
    """Project, role, quotas and application credentials."""
    name, quotas = f"{spec.cloud}-{spec.project}", quota_values(spec)
    found: list[Declared] = []
    if spec.features.project:
        properties = {"name": spec.project, "description": spec.description}
        found += [
            Declared("openstack:identity/project:Project", name, properties),
            Declared("openstack:identity/roleAssignment:RoleAssignment", f"{name}-deployer", {}),
        ]
    found += [
        Declared(kind, f"{name}-{suffix}", values)
        for suffix, kind, values in (
            ("compute", "openstack:compute/quotaSetV2:QuotaSetV2", quotas.compute),
            ("network", "openstack:networking/quotaV2:QuotaV2", quotas.network),
            ("volume", "openstack:blockstorage/quoteSetV3:QuoteSetV3", quotas.volume),
            ("load-balancer", "openstack:loadbalancer/quota:Quota", quotas.load_balancer),
        )
        if values
    ]
    found += [
        Declared(
            "openstack:identity/applicationCredential:ApplicationCredential",
            f"{spec.cloud}-{item.name}",
            {"name": item.name, "roles": implied_roles(item.roles), "description": item.description},
        )
        for item in spec.credentials
    ]
    return found
