"""Part of a tenancy: security groups, from the whitelist and nothing else."""

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.canonical import RuleKey
from edugrid.cloud.project import Project
from edugrid.cloud.rule_set import rule_set
from edugrid.design.tenancy_spec import TenancySpec


def security(spec: TenancySpec, project: Project, parent: pulumi.Resource) -> dict[str, pulumi.Output[str]]:
    """Make the groups and their rules; ids of the groups by name."""
    groups: dict[str, pulumi.Output[str]] = {}
    for wanted in spec.security_groups:
        name = f"{spec.cloud}-{wanted.name}"
        group = openstack.networking.SecGroup(
            name,
            name=wanted.name,
            description=wanted.description,
            delete_default_rules=True,
            opts=project.inside(parent),
        )
        groups[wanted.name] = group.id
        for key, description in rule_set(wanted).items():
            _rule(name, group, key, description, project.inside(parent))
    return groups


def _rule(
    name: str, group: openstack.networking.SecGroup, key: RuleKey, description: str, opts: pulumi.ResourceOptions
) -> None:
    openstack.networking.SecGroupRule(
        # named after what it lets through: a whitelist entry that gets another id is not another rule
        f"{name}-" + key.show().replace(" ", "-").replace(":", "_"),  # "::" separates the parts of a URN
        security_group_id=group.id,
        direction=key.direction,
        ethertype=key.ethertype,
        protocol=key.protocol or None,
        port_range_min=key.port_min,
        port_range_max=key.port_max,
        remote_ip_prefix=key.remote if key.direction == "ingress" else None,
        description=description,
        # Neutron refuses a second rule with the same content, so the old one goes first
        opts=pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(delete_before_replace=True)),
    )
