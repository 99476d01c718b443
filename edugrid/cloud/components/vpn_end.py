"""Component: one end of an IPsec connection between two clouds."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network
from typing import Any, Final

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.components.component import Component

CIPHER: Final[dict[str, Any]] = {"encryption_algorithm": "aes-256", "auth_algorithm": "sha256", "pfs": "group14"}
MTU: Final = 1400


@dataclass(frozen=True)
class VpnEndArgs:
    """``peer_address`` is the other router's address, ``peer_prefixes`` what lies behind it, ``psk`` a Pulumi secret.

    ``known`` False: the other cloud cannot be asked now, so what depends on it stays as it is.
    """

    connection: str
    router_id: pulumi.Input[str]
    subnet_ids: Sequence[pulumi.Input[str]]
    peer_address: pulumi.Input[str]
    peer_prefixes: Sequence[IPv4Network]
    psk: pulumi.Input[str]
    known: bool = True


class VpnEnd(Component):
    """IKE and IPsec policy, VPN service of a router, both groups of ends, and the connection itself (IPv4).

    Make one on each side. Give ``depends_on`` the networks: the cloud keeps a subnet's leg while a group names it.
    Outputs: ``connection_id``.

    Example::

        from ipaddress import ip_network
        import pulumi
        import pulumi_openstack as openstack
        from edugrid.cloud.components.router import Router, RouterArgs
        from edugrid.cloud.components.vpn_end import VpnEnd, VpnEndArgs

        opts = pulumi.ResourceOptions(provider=openstack.Provider("inside", cloud="gov"))
        edge = Router("example", RouterArgs("edu-example-edge", "ext-net"), opts)
        net = openstack.networking.Network("example", name="edu-example-apps", opts=opts)
        subnet = openstack.networking.Subnet("example", network_id=net.id, cidr="10.200.0.0/24", opts=opts)
        leg = openstack.networking.RouterInterface("example", router_id=edge.router_id, subnet_id=subnet.id, opts=opts)
        args = VpnEndArgs(
            "edu-example-to-telecom", edge.router_id, [subnet.id], "192.0.2.9", [ip_network("10.201.0.0/24")],
            pulumi.Output.secret("not-a-real-key"),
        )
        VpnEnd("example", args, pulumi.ResourceOptions.merge(opts, pulumi.ResourceOptions(depends_on=[leg])))
    """

    connection_id: pulumi.Output[str]

    def __init__(self, name: str, args: VpnEndArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("VpnEnd", name, opts)
        vpn = openstack.vpnaas
        ike = vpn.IkePolicy(name, name=args.connection, ike_version="v2", **CIPHER, opts=self.child())
        ipsec = vpn.IpSecPolicy(name, name=args.connection, **CIPHER, opts=self.child())
        service = vpn.Service(
            name, name=args.connection, router_id=args.router_id, admin_state_up=True, opts=self.child()
        )
        local = vpn.EndpointGroup(
            f"{name}-local",
            name=f"{args.connection}-local",
            type="subnet",
            endpoints=args.subnet_ids,
            opts=self.child(),
        )
        peer = vpn.EndpointGroup(
            f"{name}-peer",
            name=f"{args.connection}-peer",
            type="cidr",
            endpoints=sorted(str(prefix) for prefix in args.peer_prefixes),
            opts=self.child(),
        )
        made = vpn.SiteConnection(
            name,
            name=args.connection,
            vpnservice_id=service.id,
            ikepolicy_id=ike.id,
            ipsecpolicy_id=ipsec.id,
            local_ep_group_id=local.id,
            peer_ep_group_id=peer.id,
            peer_address=args.peer_address,
            peer_id=args.peer_address,
            psk=args.psk,
            mtu=MTU,
            admin_state_up=True,
            opts=self.child(
                additional_secret_outputs=["psk"],
                ignore_changes=None if args.known else ["peerAddress", "peerId"],
            ),
        )
        self.connection_id = made.id
        self.register_outputs({"connection_id": self.connection_id})
