"""Something that is in a project of a cloud."""

from typing import Literal

from edugrid.cloud.canonical import RuleKey
from edugrid.design.frozen import Frozen

Kind = Literal[
    "server",
    "network",
    "subnet",
    "router",
    "security_group",
    "security_group_rule",
    "port",
    "floating_ip",
    "volume",
    "server_group",
    "load_balancer",
    "listener",
    "pool",
    "member",
    "monitor",
    "trunk",
    "address_scope",
    "subnet_pool",
    "qos_policy",
    "share",
    "vpn_service",
    "vpn_connection",
    "vpn_ike_policy",
    "vpn_ipsec_policy",
    "vpn_endpoints",
    "dns_zone",
    "dns_record",
    "credential",
]


class LiveObject(Frozen):
    """``parent`` is the id of what it belongs to: a port's device, a subnet's network, a rule's group, a share's network.

    ``cidr`` is a subnet's prefix.
    ``role`` is Neutron's device_owner of a port; ``subnets`` the ids of those a port has addresses in; ``key`` what a rule lets through.
    """

    kind: Kind
    id: str
    name: str
    parent: str = ""
    role: str = ""
    subnets: tuple[str, ...] = ()
    cidr: str = ""
    key: RuleKey | None = None
