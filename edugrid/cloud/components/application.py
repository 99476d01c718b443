"""Component: one application: servers with volumes and addresses, apart from each other, behind a load balancer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.components.balancer import Balancer, BalancerArgs
from edugrid.cloud.components.component import Component
from edugrid.cloud.components.qos import Qos, QosArgs
from edugrid.cloud.components.server import Server, ServerArgs
from edugrid.cloud.encrypted_type import ENCRYPTED
from edugrid.cloud.neutron_tags import neutron_tags
from edugrid.design.tenancy_spec import BackupSpec, BalancerSpec, Tags, VolumeSpec

SPREAD = "soft-anti-affinity"


@dataclass(frozen=True)
class ApplicationArgs:
    """Servers are ``<base>-1`` … ``<base>-<count>``.

    ``subnet6_id`` None: the network has no IPv6 subnet yet. ``allowed`` are the prefixes by IP version that the load
    balancer lets in, ``external_network`` where a floating
    IPv4 address comes from (None: internal only), ``kbps`` the bandwidth guarantee in kbit/s. ``spread`` is the policy
    of the server group: ``soft-anti-affinity`` (apart as far as there are hosts) or ``anti-affinity`` (apart or not at
    all); None: no server group. ``encrypted`` is the volume type of encrypted volumes.
    """

    base: str
    count: int
    flavor: str
    image: str
    network_id: pulumi.Input[str]
    subnet4_id: pulumi.Input[str]
    subnet6_id: pulumi.Input[str] | None
    security_group_ids: Sequence[pulumi.Input[str]]
    tags: Tags
    volumes: Sequence[VolumeSpec] = ()
    backup: BackupSpec | None = None
    balancer: BalancerSpec | None = None
    allowed: Mapping[int, Sequence[str]] = field(default_factory=dict)
    external_network: str | None = None
    kbps: int | None = None
    user_data: str | None = None
    spread: str | None = SPREAD
    encrypted: str = ENCRYPTED
    port_tags: bool = True


class Application(Component):
    """Everything of one application in one cloud.

    The server group has the soft policy by default, because a small cloud with fewer hosts than servers would refuse
    the hard one and leave the application without servers. Backups: OpenStack has no schedule as a resource, so the
    policy stands in each volume's metadata (``backup_every``, ``backup_keep``) for the cloud's nightly backup job.

    Outputs: ``servers`` (ids by name), ``ipv4`` and ``ipv6``: the addresses by which it is reached.

    Example::

        import pulumi
        import pulumi_openstack as openstack
        from edugrid.cloud.components.application import Application, ApplicationArgs

        opts = pulumi.ResourceOptions(provider=openstack.Provider("inside", cloud="gov"))
        net = openstack.networking.Network("example", name="edu-example-apps", opts=opts)
        v4 = openstack.networking.Subnet("example-v4", network_id=net.id, cidr="10.200.0.0/24", opts=opts)
        v6 = openstack.networking.Subnet(
            "example-v6", network_id=net.id, cidr="3fff:4ff::/64", ip_version=6,
            ipv6_ra_mode="slaac", ipv6_address_mode="slaac", opts=opts,
        )
        web = openstack.networking.SecGroup("example", name="edu-example-web", opts=opts)
        args = ApplicationArgs(
            base="edu-example-web", count=2, flavor="edu.small", image="edu-linux-12",
            network_id=net.id, subnet4_id=v4.id, subnet6_id=v6.id, security_group_ids=[web.id],
            tags=(("owner", "教育局"), ("data_class", "public"), ("protection_level", "2")),
        )
        after = pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(depends_on=[v4, v6]))
        pulumi.export("addresses", Application("example-web", args, after).ipv6)
    """

    servers: dict[str, pulumi.Output[str]]
    ipv4: pulumi.Output[list[str]]
    ipv6: pulumi.Output[list[str]]

    def __init__(self, name: str, args: ApplicationArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("Application", name, opts)
        group = (
            openstack.compute.ServerGroup(name, name=args.base, policies=args.spread, opts=self.child()).id
            if args.count > 1 and args.spread is not None
            else None
        )
        qos = (
            Qos(name, QosArgs(args.base, f"guarantee of {args.base}", args.kbps), self.child()).policy_id
            if args.kbps is not None
            else None
        )
        made = {
            f"{args.base}-{number}": Server(
                f"{name}-{number}",
                ServerArgs(
                    server=f"{args.base}-{number}",
                    flavor=args.flavor,
                    image=args.image,
                    network_id=args.network_id,
                    security_group_ids=args.security_group_ids,
                    tags=args.tags,
                    volumes=args.volumes,
                    backup=args.backup,
                    external_network=None if args.balancer else args.external_network,
                    qos_policy_id=qos,
                    group_id=group,
                    user_data=args.user_data,
                    encrypted=args.encrypted,
                    port_tags=args.port_tags,
                ),
                self.child(),
            )
            for number in range(1, args.count + 1)
        }
        self.servers = {server: each.server_id for server, each in made.items()}
        if args.balancer is None:
            self.ipv4 = pulumi.Output.all(*(each.ipv4 for each in made.values())).apply(_some)
            self.ipv6 = pulumi.Output.all(*(each.ipv6 for each in made.values())).apply(_some)
        else:
            self.ipv4 = self._balancer(name, args, args.balancer, made, args.subnet4_id)
            self.ipv6 = (
                pulumi.Output.from_input([])
                if args.subnet6_id is None
                else self._balancer(name, args, args.balancer, made, args.subnet6_id)
            )
        self.register_outputs({"servers": self.servers, "ipv4": self.ipv4, "ipv6": self.ipv6})

    def _balancer(
        self,
        name: str,
        args: ApplicationArgs,
        wanted: BalancerSpec,
        servers: Mapping[str, Server],
        subnet_id: pulumi.Input[str],
    ) -> pulumi.Output[list[str]]:
        ipv4 = subnet_id is args.subnet4_id
        family = 4 if ipv4 else 6
        balancer = Balancer(
            f"{name}-v{family}",
            BalancerArgs(
                balancer=f"{args.base}-v{family}",
                wanted=wanted,
                subnet_id=subnet_id,
                members=[(server, each.ipv4_inside if ipv4 else each.ipv6) for server, each in servers.items()],
                allowed=args.allowed.get(family, ()),
                tags=neutron_tags(args.tags),
                external_network=args.external_network if ipv4 else None,
            ),
            self.child(),
        )
        return balancer.address.apply(lambda address: [address])


def _some(addresses: Sequence[str]) -> list[str]:
    """Those that are there, in order."""
    return sorted(address for address in addresses if address)
