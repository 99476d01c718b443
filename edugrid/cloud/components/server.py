"""Component: one server with its port, its data volumes and its floating address."""

from collections.abc import Sequence
from dataclasses import dataclass

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.components.component import Component
from edugrid.cloud.encrypted_type import ENCRYPTED
from edugrid.cloud.neutron_tags import neutron_tags
from edugrid.cloud.volume_metadata import volume_metadata
from edugrid.design.tenancy_spec import BackupSpec, Tags, VolumeSpec


@dataclass(frozen=True)
class ServerArgs:
    """``external_network`` is where a floating IPv4 address comes from; None: the server has none.

    ``encrypted`` is the volume type of encrypted volumes; others are of the cloud's default type.
    """

    server: str
    flavor: str
    image: str
    network_id: pulumi.Input[str]
    security_group_ids: Sequence[pulumi.Input[str]]
    tags: Tags
    volumes: Sequence[VolumeSpec] = ()
    backup: BackupSpec | None = None
    external_network: str | None = None
    qos_policy_id: pulumi.Input[str] | None = None
    group_id: pulumi.Input[str] | None = None
    user_data: str | None = None
    encrypted: str = ENCRYPTED
    port_tags: bool = True


class Server(Component):
    """A server. Let it depend on its network's subnets: its port gets its addresses when it is made.

    Outputs: ``server_id``, ``ipv4_inside`` (in its network), ``ipv4`` (the floating address where it has one), ``ipv6``.

    Example::

        import pulumi
        import pulumi_openstack as openstack
        from edugrid.cloud.components.server import Server, ServerArgs

        opts = pulumi.ResourceOptions(provider=openstack.Provider("inside", cloud="gov"))
        net = openstack.networking.Network("example", name="edu-example-apps", opts=opts)
        v6 = openstack.networking.Subnet(
            "example-v6", network_id=net.id, cidr="3fff:4ff::/64", ip_version=6,
            ipv6_ra_mode="slaac", ipv6_address_mode="slaac", opts=opts,
        )
        web = openstack.networking.SecGroup("example", name="edu-example-web", opts=opts)
        args = ServerArgs(
            server="edu-example-web-1", flavor="edu.small", image="edu-linux-12",
            network_id=net.id, security_group_ids=[web.id],
            tags=(("owner", "教育局"), ("data_class", "public"), ("protection_level", "2")),
        )
        after = pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(depends_on=[v6]))
        pulumi.export("address", Server("example-web-1", args, after).ipv6)
    """

    server_id: pulumi.Output[str]
    ipv4_inside: pulumi.Output[str]
    ipv4: pulumi.Output[str]
    ipv6: pulumi.Output[str]

    def __init__(self, name: str, args: ServerArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("Server", name, opts)
        port = openstack.networking.Port(
            name,
            name=args.server,
            network_id=args.network_id,
            admin_state_up=True,
            port_security_enabled=True,
            security_group_ids=args.security_group_ids,
            qos_policy_id=args.qos_policy_id,
            tags=neutron_tags(args.tags) if args.port_tags else None,
            # no fixed_ips: with SLAAC the cloud adds the IPv6 address itself, and a list without it never settles
            opts=self.child(),
        )
        instance = openstack.compute.Instance(
            name,
            name=args.server,
            flavor_name=args.flavor,
            image_name=args.image,
            networks=[{"port": port.id}],
            metadata=dict(args.tags),
            user_data=args.user_data,
            scheduler_hints=[{"group": args.group_id}] if args.group_id is not None else None,
            power_state="active",
            # a hint counts only when the server is placed; without this, an application that grows from one server
            # to two would lose its first one to a replacement
            opts=self.child(ignore_changes=["schedulerHints"]),
        )
        self.server_id = instance.id
        for volume in args.volumes:
            self._volume(name, args, volume)
        self.ipv4_inside = port.all_fixed_ips.apply(lambda found: _of_family(found, 4))
        self.ipv6 = port.all_fixed_ips.apply(lambda found: _of_family(found, 6))
        self.ipv4 = self.ipv4_inside
        if args.external_network is not None:
            self.ipv4 = openstack.networking.FloatingIp(
                name,
                pool=args.external_network,
                port_id=port.id,
                description=args.server,
                tags=neutron_tags(args.tags) if args.port_tags else None,
                opts=self.child(),
            ).address
        self.register_outputs({"server_id": self.server_id, "ipv4": self.ipv4, "ipv6": self.ipv6})

    def _volume(self, name: str, args: ServerArgs, wanted: VolumeSpec) -> None:
        volume = openstack.blockstorage.Volume(
            f"{name}-{wanted.name}",
            name=f"{args.server}-{wanted.name}",
            size=wanted.size_gib,
            volume_type=args.encrypted if wanted.encrypted else None,
            metadata=volume_metadata(args.tags, args.backup),
            enable_online_resize=True,
            opts=self.child(),
        )
        openstack.compute.VolumeAttach(
            f"{name}-{wanted.name}", instance_id=self.server_id, volume_id=volume.id, opts=self.child()
        )


def _of_family(addresses: Sequence[str], family: int) -> str:
    """The first address of the family; empty when there is none."""
    return next((text for text in addresses if (":" in text) == (family == 6)), "")  # noqa: PLR2004 - IPv6
