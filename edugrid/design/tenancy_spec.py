"""Structured design of one cloud tenancy: what the Pulumi components create and drift compares."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import Literal

from edugrid.design.features import Features
from edugrid.design.frozen import Frozen

Tags = tuple[tuple[str, str], ...]


class Quota(Frozen):
    """Ceilings of the project; ``ram_mib`` in MiB, ``volume_gib`` in GiB, the rest are counts."""

    cores: int
    ram_mib: int
    instances: int
    networks: int
    routers: int
    security_groups: int
    volumes: int
    volume_gib: int
    floating_ips: int
    load_balancers: int


class Rate(Frozen):
    """How hard the cloud may be asked; ``requests_per_second`` None: no bound but ``parallel`` operations at once."""

    requests_per_second: float | None = None
    parallel: int = 10


class SecurityRule(Frozen):
    """One allowed ingress, generated from one whitelist entry (``whitelist_id``).

    Two ids are no entries: ``balancer`` lets an application's load balancer reach its servers, ``transit`` lets an NFV
    edge carry what its own networks send. ``domain`` is the name that the entry is for.
    """

    whitelist_id: str
    ethertype: Literal["IPv4", "IPv6"]
    protocol: Literal["tcp", "udp", "icmp", "ipv6-icmp", "any"]
    port_min: int | None
    port_max: int | None
    source: IPv4Network | IPv6Network
    domain: str | None = None


class SecurityGroup(Frozen):
    """A named set of rules; what is not listed is refused. ``egress`` False: nothing goes out either (quarantine)."""

    name: str
    description: str
    rules: tuple[SecurityRule, ...]
    egress: bool = True


class TenantNetwork(Frozen):
    """One dual-stack network; ``vlan`` and ``vni`` are the numbers the MAN side uses for it.

    ``purpose``: ``apps`` for everybody, ``secure`` for systems of protection level 3. ``shared_with`` are other
    projects of the same cloud (Neutron RBAC). ``pool4`` and ``pool6`` are the prefixes of its subnet pools.
    Where the cloud assigns IPv6 prefixes (not ``Features.planned_v6``) ``ipv6`` is what it assigned, None until that
    has been read back into the ledger; ``gateway6`` is None, and ``pool6`` only a reserved number.
    """

    name: str
    purpose: Literal["apps", "secure"]
    vlan: int
    vni: int
    physical_network: str | None
    ipv4: IPv4Network
    gateway4: IPv4Address
    ipv6: IPv6Network | None
    gateway6: IPv6Address | None
    dns_servers: tuple[IPv4Address | IPv6Address, ...]
    pool4: IPv4Network
    pool6: IPv6Network
    shared_with: tuple[str, ...] = ()


class StaticRoute(Frozen):
    """A route of the tenancy's router."""

    to: IPv4Network | IPv6Network
    via: IPv4Address | IPv6Address


class VolumeSpec(Frozen):
    """A data volume of every server; size in GiB."""

    name: str
    size_gib: int
    encrypted: bool


class BalancerSpec(Frozen):
    """A load balancer before all servers of an application; ``path`` is asked by the monitor where HTTP is spoken."""

    port: int
    member_port: int
    protocol: Literal["TCP", "HTTP", "UDP"]
    path: str


class BackupSpec(Frozen):
    """Copies of the data volumes: how often, and how many are kept."""

    every: Literal["day", "week"]
    keep: int


class ApplicationSpec(Frozen):
    """One application on one cloud; its servers are ``<base>-1`` … ``<base>-<count>``.

    ``role`` tells the two sides of a move: ``arriving`` is being made, ``leaving`` still there until its gate passes;
    otherwise ``serving``. ``network`` and ``security_group`` are names in the same tenancy. ``qos_kbps`` is its
    guarantee, ``dns_name`` its name with a trailing dot, ``user_data`` the cloud-init text.
    """

    name: str
    base: str
    role: Literal["serving", "arriving", "leaving"]
    network: str
    security_group: str
    flavor: str
    image: str
    count: int
    data_class: str
    protection_level: int
    volumes: tuple[VolumeSpec, ...]
    load_balancer: BalancerSpec | None
    address: Literal["internal", "floating"]
    qos_kbps: int | None
    dns_name: str | None
    user_data: str | None
    backup: BackupSpec | None
    log_days: int | None
    tags: Tags

    @property
    def servers(self) -> tuple[str, ...]:
        """Names of the servers."""
        return tuple(f"{self.base}-{number}" for number in range(1, self.count + 1))


class NfvEdgeSpec(Frozen):
    """A virtual router or firewall: a server whose port on ``parent`` is a trunk with one subport a network.

    ``subports`` are (network name, VLAN inside the trunk); ``security_group`` is a name in the same tenancy.
    """

    name: str
    county: str
    flavor: str
    image: str
    parent: str
    subports: tuple[tuple[str, int], ...]
    security_group: str
    user_data: str | None
    tags: Tags


class DnsSpec(Frozen):
    """The region's zone; only the tenancy that serves it has one. ``zone`` ends with a dot."""

    zone: str
    email: str


class VpnSpec(Frozen):
    """One end of an IPsec connection; the other end is in the tenancy ``peer`` of the same region."""

    name: str
    peer: str
    networks: tuple[str, ...]
    peer_prefixes: tuple[IPv4Network, ...]


class CredentialSpec(Frozen):
    """An application credential of the project."""

    name: str
    roles: tuple[str, ...]
    description: str


class TenancySpec(Frozen):
    """One region's share of one cloud. ``cloud`` is an entry of clouds.yaml, ``label`` the cloud's name in city.yml.

    ``networks[0]`` is the one of purpose ``apps``. ``capabilities`` names the cloud's capability profile, ``features``
    are the switches derived from it: the components read only those.
    """

    region: str
    cloud: str
    label: str
    kind: Literal["government", "telecom"]
    capabilities: str
    project: str
    description: str
    external_network: str
    router: str
    quota: Quota
    rate: Rate
    networks: tuple[TenantNetwork, ...]
    routes: tuple[StaticRoute, ...]
    security_groups: tuple[SecurityGroup, ...]
    applications: tuple[ApplicationSpec, ...]
    nfv_edges: tuple[NfvEdgeSpec, ...]
    dns: DnsSpec | None
    vpns: tuple[VpnSpec, ...]
    credentials: tuple[CredentialSpec, ...]
    features: Features = Features()

    @property
    def network(self) -> TenantNetwork:
        """The network for everybody (purpose ``apps``)."""
        return self.networks[0]

    @property
    def servers(self) -> tuple[str, ...]:
        """Names of all servers, NFV edges last."""
        names = [name for app in self.applications for name in app.servers]
        return (*names, *(edge.name for edge in self.nfv_edges))
