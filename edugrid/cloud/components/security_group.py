"""Component: a security group, from the whitelist and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.canonical import RuleKey
from edugrid.cloud.components.component import Component


@dataclass(frozen=True)
class SecurityGroupArgs:
    """``rules`` are what may pass, each with its description (``edugrid.cloud.rule_set`` makes them)."""

    group: str
    description: str
    rules: Mapping[RuleKey, str]


class SecurityGroup(Component):
    """A group that holds just the given rules; Neutron's own default rules are taken out.

    Outputs: ``group_id``.

    Example::

        import pulumi
        import pulumi_openstack as openstack
        from edugrid.cloud.canonical import rule_key
        from edugrid.cloud.components.security_group import SecurityGroup, SecurityGroupArgs

        inside = openstack.Provider("inside", cloud="gov")
        https = rule_key("ingress", "IPv6", "tcp", (443, 443), "3fff:4ff::/32")
        args = SecurityGroupArgs("edu-example-web", "an example", {https: "WL-0001"})
        web = SecurityGroup("example-web", args, pulumi.ResourceOptions(provider=inside))
        pulumi.export("group", web.group_id)
    """

    group_id: pulumi.Output[str]

    def __init__(self, name: str, args: SecurityGroupArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("SecurityGroup", name, opts)
        group = openstack.networking.SecGroup(
            name, name=args.group, description=args.description, delete_default_rules=True, opts=self.child()
        )
        self.group_id = group.id
        for key, description in args.rules.items():
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
                opts=self.child(delete_before_replace=True),
            )
        self.register_outputs({"group_id": self.group_id})
