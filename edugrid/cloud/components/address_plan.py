"""Component: one address scope for each family, and a subnet pool in it for each prefix."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.components.component import Component

SEGMENT6 = 64


@dataclass(frozen=True)
class AddressPlanArgs:
    """``pools4`` and ``pools6`` are prefixes by the name of what uses them; inside one scope they must not overlap.

    ``scopes`` are ids of address scopes by IP version, for those that the cloud's operator made and shares. ``scoped``
    False: the cloud has no address scopes.
    """

    plan: str
    pools4: Mapping[str, IPv4Network]
    pools6: Mapping[str, IPv6Network]
    scopes: Mapping[int, pulumi.Input[str]] = field(default_factory=dict)
    scoped: bool = True


class AddressPlan(Component):
    """Address scopes and subnet pools: the cloud itself then refuses a prefix that is not the region's own.

    Neutron routes without translation only inside one scope. The networks of a tenancy share one; IPv6 to an external
    network needs that network's subnet in the same scope (give it in ``scopes``), IPv4 leaves by translation.

    Outputs: ``pools4`` and ``pools6``, ids by name.

    Example::

        from ipaddress import ip_network
        import pulumi
        import pulumi_openstack as openstack
        from edugrid.cloud.components.address_plan import AddressPlan, AddressPlanArgs

        inside = openstack.Provider("inside", cloud="gov")
        args = AddressPlanArgs(
            "edu-example", {"apps": ip_network("10.200.0.0/24")}, {"apps": ip_network("3fff:4ff::/56")}
        )
        plan = AddressPlan("example", args, pulumi.ResourceOptions(provider=inside))
        pulumi.export("pools", plan.pools6)
    """

    pools4: dict[str, pulumi.Output[str]]
    pools6: dict[str, pulumi.Output[str]]

    def __init__(self, name: str, args: AddressPlanArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("AddressPlan", name, opts)
        self.pools4, self.pools6 = self._family(name, args, 4), self._family(name, args, 6)
        self.register_outputs({"pools4": self.pools4, "pools6": self.pools6})

    def _family(self, name: str, args: AddressPlanArgs, family: int) -> dict[str, pulumi.Output[str]]:
        pools = args.pools4 if family == 4 else args.pools6  # noqa: PLR2004 - IPv4
        scope = args.scopes.get(family)
        if scope is None and args.scoped and pools:
            scope = openstack.networking.AddressScope(
                f"{name}-v{family}", name=f"{args.plan}-v{family}", ip_version=family, shared=False, opts=self.child()
            ).id
        return {
            what: openstack.networking.SubnetPool(
                f"{name}-{what}-v{family}",
                name=f"{args.plan}-{what}-v{family}",
                address_scope_id=scope,
                ip_version=family,
                prefixes=[str(prefix)],
                # every subnet says its prefix itself, so these only bound what may be said
                default_prefixlen=prefix.prefixlen if family == 4 else SEGMENT6,  # noqa: PLR2004 - IPv4
                min_prefixlen=prefix.prefixlen if family == 4 else SEGMENT6,  # noqa: PLR2004 - IPv4
                max_prefixlen=32 if family == 4 else SEGMENT6,  # noqa: PLR2004 - IPv4
                shared=False,
                opts=self.child(),
            ).id
            for what, prefix in pools.items()
        }
