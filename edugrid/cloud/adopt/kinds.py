"""What the provider calls each kind of adopted object, and what it cannot read back of it."""

from typing import Final, NamedTuple

from edugrid.intent.adopted import AdoptedKind


class Kind(NamedTuple):
    """``token`` is the Pulumi type.

    ``ignored`` are properties that the provider does not read back, or reads in another form than it wants them
    written: the engine would replace the object for them.
    """

    token: str
    ignored: tuple[str, ...] = ()


def _kind(module: str, name: str, *ignored: str) -> Kind:
    first = name[0].lower() + name[1:]
    return Kind(f"openstack:{module}/{first}:{name}", ignored)


OF_SERVERS: Final = (
    "networks",
    "imageId",
    "imageName",
    "userData",
    "schedulerHints",
    "securityGroups",
)

KINDS: Final[dict[AdoptedKind, Kind]] = {
    "network": _kind("networking", "Network"),
    "subnet": _kind("networking", "Subnet"),
    "subnet_route": _kind("networking", "SubnetRoute"),
    "router": _kind("networking", "Router"),
    "router_interface": _kind("networking", "RouterInterface"),
    "router_route": _kind("networking", "RouterRoute"),
    "security_group": _kind("networking", "SecGroup", "deleteDefaultRules"),
    "security_group_rule": _kind("networking", "SecGroupRule"),
    "port": _kind("networking", "Port", "fixedIps", "noSecurityGroups"),
    "keypair": _kind("compute", "Keypair"),
    "server_group": _kind("compute", "ServerGroup"),
    "server": _kind("compute", "Instance", *OF_SERVERS),
    "volume": _kind("blockstorage", "Volume"),
    "volume_attachment": _kind("compute", "VolumeAttach", "device"),
    "floating_ip": _kind("networking", "FloatingIp"),
    "load_balancer": _kind("loadbalancer", "LoadBalancer"),
    "listener": _kind("loadbalancer", "Listener"),
    "pool": _kind("loadbalancer", "Pool"),
    "member": _kind("loadbalancer", "Member"),
    "monitor": _kind("loadbalancer", "Monitor"),
    "dns_zone": _kind("dns", "Zone"),
    "dns_record": _kind("dns", "RecordSet"),
}  # fmt: skip
