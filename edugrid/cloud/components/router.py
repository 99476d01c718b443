"""Component: a router with a leg in the external network."""

from dataclasses import dataclass

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.components.component import Component


@dataclass(frozen=True)
class RouterArgs:
    """``external_network`` is a name; ``snat`` translates the inner IPv4 addresses on the way out.

    ``snat`` None: the cloud decides, and refuses to be asked.
    """

    router: str
    external_network: str
    snat: bool | None = True


class Router(Component):
    """The edge of a tenancy. Networks attach themselves to it.

    Outputs: ``router_id``, ``address`` (its IPv4 address in the external network, where a VPN's other end finds it).

    Example::

        import pulumi
        import pulumi_openstack as openstack
        from edugrid.cloud.components.router import Router, RouterArgs

        inside = openstack.Provider("inside", cloud="gov")
        edge = Router("example", RouterArgs("edu-example-edge", "ext-net"), pulumi.ResourceOptions(provider=inside))
        pulumi.export("address", edge.address)
    """

    router_id: pulumi.Output[str]
    address: pulumi.Output[str]

    def __init__(self, name: str, args: RouterArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("Router", name, opts)
        external = openstack.networking.get_network_output(
            name=args.external_network, external=True, opts=pulumi.InvokeOptions(parent=self)
        )
        made = openstack.networking.Router(
            name,
            name=args.router,
            admin_state_up=True,
            external_network_id=external.id,
            enable_snat=args.snat,
            opts=self.child(),
        )
        self.router_id = made.id
        self.address = made.external_fixed_ips.apply(
            lambda addresses: next(
                (a.ip_address for a in addresses or [] if a.ip_address and ":" not in a.ip_address), ""
            )
        )
        self.register_outputs({"router_id": self.router_id, "address": self.address})
