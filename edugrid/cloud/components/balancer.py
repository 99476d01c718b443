"""Component: a load balancer of one address family before the servers of an application."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.components.component import Component
from edugrid.design.tenancy_spec import BalancerSpec

MONITORS: Final = {"TCP": "TCP", "HTTP": "HTTP", "UDP": "UDP-CONNECT"}
DELAY_SECONDS: Final = 5
TIMEOUT_SECONDS: Final = 3
RETRIES: Final = 3


@dataclass(frozen=True)
class BalancerArgs:
    """``members`` are (name, address of the family); ``allowed`` the prefixes of the family that may come in.

    ``tags`` are texts for Octavia; ``external_network`` gives the address a floating one in front (IPv4 only).
    """

    balancer: str
    wanted: BalancerSpec
    subnet_id: pulumi.Input[str]
    members: Sequence[tuple[str, pulumi.Input[str]]]
    allowed: Sequence[str]
    tags: Sequence[str] = ()
    external_network: str | None = None


class Balancer(Component):
    """Load balancer, listener, pool, one member a server, health monitor, and a floating address when asked for.

    One family each: this provider (1.54) does not know Octavia's additional addresses, so a dual-stack service has
    two. Raises ValueError when ``allowed`` is empty. Outputs: ``address``, by which the service is reached.

    Example::

        from ipaddress import ip_address, ip_network
        import pulumi
        import pulumi_openstack as openstack
        from edugrid.cloud.components.balancer import Balancer, BalancerArgs
        from edugrid.design.tenancy_spec import BalancerSpec

        opts = pulumi.ResourceOptions(provider=openstack.Provider("inside", cloud="gov"))
        net = openstack.networking.Network("example", name="edu-example-apps", opts=opts)
        subnet = openstack.networking.Subnet("example", network_id=net.id, cidr="10.200.0.0/24", opts=opts)
        args = BalancerArgs(
            "edu-example-id", BalancerSpec(port=443, member_port=8443, protocol="TCP", path="/"), subnet.id,
            members=[("edu-example-id-1", "10.200.0.11")], allowed=["10.0.0.0/8"],
        )
        pulumi.export("address", Balancer("example", args, opts).address)
    """

    address: pulumi.Output[str]

    def __init__(self, name: str, args: BalancerArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("Balancer", name, opts)
        if not args.allowed:
            raise ValueError(f"{args.balancer}: nobody is allowed, and Octavia takes an empty list for everybody")
        wanted = args.wanted
        made = openstack.loadbalancer.LoadBalancer(
            name,
            name=args.balancer,
            vip_subnet_id=args.subnet_id,
            admin_state_up=True,
            tags=sorted(args.tags),
            opts=self.child(),
        )
        listener = openstack.loadbalancer.Listener(
            name,
            name=args.balancer,
            loadbalancer_id=made.id,
            protocol=wanted.protocol,
            protocol_port=wanted.port,
            allowed_cidrs=sorted(args.allowed),
            admin_state_up=True,
            opts=self.child(),
        )
        pool = openstack.loadbalancer.Pool(
            name,
            name=args.balancer,
            listener_id=listener.id,
            protocol=wanted.protocol,
            lb_method="ROUND_ROBIN",
            admin_state_up=True,
            opts=self.child(),
        )
        http = wanted.protocol == "HTTP"
        openstack.loadbalancer.Monitor(
            name,
            name=args.balancer,
            pool_id=pool.id,
            type=MONITORS[wanted.protocol],
            delay=DELAY_SECONDS,
            timeout=TIMEOUT_SECONDS,
            max_retries=RETRIES,
            url_path=wanted.path if http else None,
            http_method="GET" if http else None,
            expected_codes="200" if http else None,
            admin_state_up=True,
            opts=self.child(),
        )
        for number, (member, address) in enumerate(args.members, start=1):
            openstack.loadbalancer.Member(
                f"{name}-{number}",
                name=member,
                pool_id=pool.id,
                address=address,
                protocol_port=wanted.member_port,
                subnet_id=args.subnet_id,
                admin_state_up=True,
                opts=self.child(),
            )
        self.address = made.vip_address
        if args.external_network is not None:
            floating = openstack.networking.FloatingIp(
                name,
                pool=args.external_network,
                port_id=made.vip_port_id,
                description=args.balancer,
                tags=sorted(args.tags),
                opts=self.child(),
            )
            self.address = floating.address
        self.register_outputs({"address": self.address})
