"""Component: a virtual router or firewall of a county: a server with a trunk port."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.components.component import Component
from edugrid.cloud.neutron_tags import neutron_tags
from edugrid.design.tenancy_spec import Tags


@dataclass(frozen=True)
class EdgeLeg:
    """One network of the edge; ``vlan`` is its tag inside the trunk, None on the parent port."""

    network: str
    network_id: pulumi.Input[str]
    prefixes: Sequence[IPv4Network | IPv6Network]
    vlan: int | None = None


@dataclass(frozen=True)
class NfvEdgeArgs:
    """``parent`` is the leg without a tag. The MTU of its network must not be smaller than that of any of ``legs``."""

    edge: str
    flavor: str
    image: str
    parent: EdgeLeg
    legs: Sequence[EdgeLeg]
    security_group_ids: Sequence[pulumi.Input[str]]
    tags: Tags
    user_data: str | None = None


class NfvEdge(Component):
    """Parent port, one subport a further network, the trunk over them, and the server that boots from it.

    A router sends packets whose source is not its own, so every leg lets through the prefixes of the other legs
    (allowed address pairs); port security and the security group stay on. The trunk stands before the server boots:
    a server sees its subports only so. Outputs: ``server_id``, ``trunk_id``.

    Example::

        from ipaddress import ip_network
        import pulumi
        import pulumi_openstack as openstack
        from edugrid.cloud.components.nfv_edge import EdgeLeg, NfvEdge, NfvEdgeArgs

        opts = pulumi.ResourceOptions(provider=openstack.Provider("inside", cloud="gov"))
        legs, subnets = [], []
        for number, name in enumerate(("apps", "secure")):
            prefix = ip_network(f"10.200.{number}.0/24")
            net = openstack.networking.Network(f"example-{name}", name=f"edu-example-{name}", mtu=1400, opts=opts)
            subnets.append(openstack.networking.Subnet(f"example-{name}", network_id=net.id, cidr=str(prefix), opts=opts))
            legs.append(EdgeLeg(name, net.id, [prefix], 200 if number else None))
        group = openstack.networking.SecGroup("example", name="edu-example-nfv", opts=opts)
        args = NfvEdgeArgs(
            "edu-example-nfv", "edu.nfv", "edu-nfv-frr", legs[0], legs[1:], [group.id],
            (("owner", "教体局"), ("data_class", "internal"), ("protection_level", "2")),
        )
        after = pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(depends_on=subnets))
        pulumi.export("edge", NfvEdge("example-nfv", args, after).server_id)
    """

    server_id: pulumi.Output[str]
    trunk_id: pulumi.Output[str]

    def __init__(self, name: str, args: NfvEdgeArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("NfvEdge", name, opts)
        parent = self._port(name, args, args.parent)
        subports = [(leg, self._port(f"{name}-{leg.network}", args, leg)) for leg in args.legs]
        trunk = openstack.networking.Trunk(
            name,
            name=args.edge,
            port_id=parent,
            admin_state_up=True,
            sub_ports=[
                openstack.networking.TrunkSubPortArgs(
                    port_id=port, segmentation_id=leg.vlan or 0, segmentation_type="vlan"
                )
                for leg, port in subports
            ],
            tags=neutron_tags(args.tags),
            opts=self.child(),
        )
        self.trunk_id = trunk.id
        self.server_id = openstack.compute.Instance(
            name,
            name=args.edge,
            flavor_name=args.flavor,
            image_name=args.image,
            networks=[{"port": parent}],
            metadata=dict(args.tags),
            user_data=args.user_data,
            power_state="active",
            opts=self.child(trunk),
        ).id
        self.register_outputs({"server_id": self.server_id, "trunk_id": self.trunk_id})

    def _port(self, name: str, args: NfvEdgeArgs, leg: EdgeLeg) -> pulumi.Output[str]:
        others = [other for other in (args.parent, *args.legs) if other is not leg]
        prefixes = [str(prefix) for other in others for prefix in other.prefixes]
        return openstack.networking.Port(
            name,
            name=args.edge if leg is args.parent else f"{args.edge}-{leg.network}",
            network_id=leg.network_id,
            admin_state_up=True,
            port_security_enabled=True,
            security_group_ids=args.security_group_ids,
            allowed_address_pairs=[
                openstack.networking.PortAllowedAddressPairArgs(ip_address=prefix) for prefix in sorted(prefixes)
            ],
            tags=neutron_tags(args.tags),
            opts=self.child(),
        ).id
