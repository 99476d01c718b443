"""Component: one dual-stack network behind a router."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Literal

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.components.component import Component


@dataclass(frozen=True)
class NetworkArgs:
    """``pool4_id`` and ``pool6_id`` are subnet pools that the prefixes come from; None: from nowhere.

    ``physical_network`` makes it a provider network in the VLAN ``vlan``, which the MAN carries on; None: the cloud
    makes a network of its own kind. Either way the numbers of the MAN stand in its tags. ``shared_with`` are ids of
    projects that may use it. ``ipv6`` None: the cloud assigns the prefix, and the subnet is not made here.
    """

    network: str
    description: str
    ipv4: IPv4Network
    gateway4: IPv4Address
    ipv6: IPv6Network | None
    gateway6: IPv6Address | None
    router_id: pulumi.Input[str]
    vlan: int
    vni: int
    physical_network: str | None = None
    dns_servers: Sequence[IPv4Address | IPv6Address] = ()
    pool4_id: pulumi.Input[str] | None = None
    pool6_id: pulumi.Input[str] | None = None
    shared_with: Sequence[tuple[str, pulumi.Input[str]]] = ()
    v6_mode: Literal["slaac", "dhcpv6-stateful", "dhcpv6-stateless"] = "slaac"
    tags: bool = True


class Network(Component):
    """A network with one subnet a family, each with a leg of the router, and its shares with other projects.

    Let ports depend on the whole component: a port gets its addresses when it is made. ``shared_with`` are
    (name, project id); the deployer needs a role that may share.

    Outputs: ``network_id``, ``subnet4_id``, ``subnet6_id`` (None without an IPv6 subnet).

    Example::

        from ipaddress import ip_address, ip_network
        import pulumi
        import pulumi_openstack as openstack
        from edugrid.cloud.components.network import Network, NetworkArgs
        from edugrid.cloud.components.router import Router, RouterArgs

        opts = pulumi.ResourceOptions(provider=openstack.Provider("inside", cloud="gov"))
        edge = Router("example", RouterArgs("edu-example-edge", "ext-net"), opts)
        args = NetworkArgs(
            network="edu-example-apps",
            description="an example",
            ipv4=ip_network("10.200.0.0/24"),
            gateway4=ip_address("10.200.0.1"),
            ipv6=ip_network("3fff:4ff::/64"),
            gateway6=ip_address("3fff:4ff::1"),
            router_id=edge.router_id,
            vlan=3001,
            vni=13001,
            physical_network="physnet1",
        )
        apps = Network("example-apps", args, opts)
        pulumi.export("network", apps.network_id)
    """

    network_id: pulumi.Output[str]
    subnet4_id: pulumi.Output[str]
    subnet6_id: pulumi.Output[str] | None

    def __init__(self, name: str, args: NetworkArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("Network", name, opts)
        made = openstack.networking.Network(
            name,
            name=args.network,
            description=args.description,
            admin_state_up=True,
            port_security_enabled=True,
            # said although it is the default: what a program does not say, the engine does not watch
            shared=False,
            external=False,
            segments=_segments(args),
            tags=sorted([f"vlan:{args.vlan}", f"vni:{args.vni}"]) if args.tags else None,
            opts=self.child(),
        )
        self.network_id = made.id
        self.subnet4_id = self._subnet(name, args, 4)
        self.subnet6_id = None if args.ipv6 is None else self._subnet(name, args, 6)
        for other, project_id in args.shared_with:
            openstack.networking.RbacPolicyV2(
                f"{name}-share-{other}",
                action="access_as_shared",
                object_type="network",
                object_id=made.id,
                target_tenant=project_id,
                opts=self.child(),
            )
        self.register_outputs(
            {"network_id": self.network_id, "subnet4_id": self.subnet4_id, "subnet6_id": self.subnet6_id}
        )

    def _subnet(self, name: str, args: NetworkArgs, family: int) -> pulumi.Output[str]:
        """Make the subnet of ``family`` and its leg of the router; the subnet's id."""
        ipv4 = family == 4  # noqa: PLR2004 - IPv4
        subnet = openstack.networking.Subnet(
            f"{name}-v{family}",
            name=f"{args.network}-v{family}",
            network_id=self.network_id,
            ip_version=family,
            cidr=str(args.ipv4 if ipv4 else args.ipv6),
            subnetpool_id=args.pool4_id if ipv4 else args.pool6_id,
            gateway_ip=str(args.gateway4 if ipv4 else args.gateway6),
            enable_dhcp=True,
            ipv6_ra_mode=None if ipv4 else args.v6_mode,
            ipv6_address_mode=None if ipv4 else args.v6_mode,
            dns_nameservers=[str(server) for server in args.dns_servers if server.version == family],
            opts=self.child(),
        )
        openstack.networking.RouterInterface(
            f"{name}-v{family}", router_id=args.router_id, subnet_id=subnet.id, opts=self.child()
        )
        return subnet.id


def _segments(args: NetworkArgs) -> list[openstack.networking.NetworkSegmentArgs] | None:
    if args.physical_network is None:
        return None
    return [
        openstack.networking.NetworkSegmentArgs(
            network_type="vlan", physical_network=args.physical_network, segmentation_id=args.vlan
        )
    ]
