"""Structured design of one cloud tenancy: what the Pulumi components create and drift compares."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Literal

from edugrid.design.frozen import Frozen


class Quota(Frozen):
    """Ceilings of the project; ``ram_mib`` in MiB, the rest are counts."""

    cores: int
    ram_mib: int
    instances: int
    networks: int
    routers: int
    security_groups: int


class SecurityRule(Frozen):
    """One allowed ingress, generated from one whitelist entry (``whitelist_id``)."""

    whitelist_id: str
    ethertype: Literal["IPv4", "IPv6"]
    protocol: Literal["tcp", "udp", "icmp", "ipv6-icmp"]
    port_min: int | None
    port_max: int | None
    source: IPv4Network | IPv6Network


class SecurityGroup(Frozen):
    """A named set of rules; what is not listed is refused."""

    name: str
    description: str
    rules: tuple[SecurityRule, ...]


class TenantNetwork(Frozen):
    """One dual-stack network; ``vlan`` and ``vni`` are the numbers the MAN side uses for it."""

    name: str
    vlan: int
    vni: int
    physical_network: str | None
    ipv4: IPv4Network
    gateway4: IPv4Address
    ipv6: IPv6Network
    gateway6: IPv6Address
    dns_servers: tuple[IPv4Address | IPv6Address, ...]


class Instance(Frozen):
    """One server of a declared application."""

    name: str
    application: str
    flavor: str
    image: str
    security_group: str
    tags: tuple[tuple[str, str], ...]


class TenancySpec(Frozen):
    """One region's share of one cloud. ``cloud`` is an entry of clouds.yaml."""

    region: str
    cloud: str
    kind: Literal["government", "telecom"]
    project: str
    description: str
    external_network: str
    router: str
    quota: Quota
    network: TenantNetwork
    security_groups: tuple[SecurityGroup, ...]
    instances: tuple[Instance, ...]
