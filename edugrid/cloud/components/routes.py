"""Component: static routes of a router."""

from collections.abc import Sequence
from dataclasses import dataclass

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.canonical import canonical_address, canonical_prefix
from edugrid.cloud.components.component import Component


@dataclass(frozen=True)
class RoutesArgs:
    """``routes`` are (prefix, next hop); a next hop lies in one of the router's networks."""

    router_id: pulumi.Input[str]
    routes: Sequence[tuple[str, str]]


class Routes(Component):
    """Static routes (Neutron's "extra routes"), both families.

    Give ``depends_on`` the networks whose legs the next hops need: otherwise Neutron refuses, and on the way back it
    keeps the leg until the route is gone.

    Example::

        import pulumi
        import pulumi_openstack as openstack
        from edugrid.cloud.components.router import Router, RouterArgs
        from edugrid.cloud.components.routes import Routes, RoutesArgs

        opts = pulumi.ResourceOptions(provider=openstack.Provider("inside", cloud="gov"))
        edge = Router("example", RouterArgs("edu-example-edge", "ext-net"), opts)
        Routes("example", RoutesArgs(edge.router_id, [("172.16.0.0/12", "198.51.100.1")]), opts)
    """

    def __init__(self, name: str, args: RoutesArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("Routes", name, opts)
        for prefix, hop in args.routes:
            destination = canonical_prefix(prefix)
            openstack.networking.RouterRoute(
                f"{name}-{destination.replace(':', '_')}",
                router_id=args.router_id,
                destination_cidr=destination,
                next_hop=canonical_address(hop),
                opts=self.child(),
            )
        self.register_outputs({})
