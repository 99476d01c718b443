"""What a cloud can do, as data: one file a profile, read by the checks, the components, the probe and the forms."""

from ipaddress import IPv4Network
from typing import Annotated, Literal

from pydantic import Field

from edugrid.design.frozen import Frozen
from edugrid.intent.cloud import CloudRate
from edugrid.intent.settings import Name

Able = Literal[True, False, "unknown"]
"""``unknown``: nobody has asked yet. A design that needs the answer is refused, nothing is guessed."""

SUPPLIED = frozenset({"native", "tenant", "limited", "paper"})
"""Profiles that come with edugrid; a province's file of the same name may be based on its own namesake."""

V6Mode = Literal["slaac", "dhcpv6-stateful", "dhcpv6-stateless"]


class CapabilityProfile(Frozen):
    """The values of ``capabilities/<name>.yml``; each field says what depends on it."""

    name: Annotated[Name, Field(description="the file's name without .yml; city.yml: clouds[].capabilities")]
    title: Annotated[str, Field(description="for people, in reports and forms")]
    kind: Annotated[
        Literal["openstack", "paper"],
        Field(description="openstack: there is an API for us; paper: forms and attestations, the stack has nothing"),
    ]
    layer: Annotated[
        Literal["real", "simulated", "attested"],
        Field(description="what reports call it; attested: by the ledger of attestations, never looked at online"),
    ]

    auth: Annotated[
        tuple[Literal["password", "application-credential", "token", "access-key"], ...],
        Field(description="ways to log in; a project that we make needs a password"),
    ]
    admin: Annotated[Able, Field(description="admin calls are open to us (list of all projects, servers of others)")]
    projects: Annotated[
        Literal["create", "given", "unknown"],
        Field(description="create: the project is made by us; given: it is the one of the entry in clouds.yaml"),
    ]
    quota: Annotated[
        Literal["write", "read", "form", "unknown"],
        Field(description="write: set by us; read: only read, raised by the operator; form: by an application form"),
    ]
    application_credentials: Annotated[Able, Field(description="credentials for programs (clouds[].credentials)")]

    router: Annotated[
        Literal["neutron", "vpc", "unknown"],
        Field(description="vpc: network, subnet, router and interface are one thing; one router, IPv4 before IPv6"),
    ]
    max_routers: Annotated[int | None, Field(ge=1, description="routers of one project; null: as the quota says")]
    snat: Annotated[
        Able, Field(description="SNAT of a router may be switched (enable_snat, an operator's right upstream)")
    ]
    provider_networks: Annotated[Able, Field(description="networks on a VLAN of the operator (physical_network)")]
    rbac: Annotated[Able, Field(description="networks may be shared with other projects (shared_networks)")]
    subnet_pools: Annotated[Able, Field(description="subnets are taken from pools; false: their prefix is given")]
    address_scopes: Annotated[Able, Field(description="pools lie in an address scope; false: no scope is made")]
    router_routes: Annotated[Able, Field(description="static routes on the router (clouds[].routes)")]
    host_routes: Annotated[Able, Field(description="routes handed to hosts by DHCP; false: ignored by the cloud")]
    v4_ranges: Annotated[tuple[IPv4Network, ...], Field(description="allowed IPv4 ranges; empty: every one")]
    max_mask: Annotated[int | None, Field(ge=1, le=32, description="longest IPv4 prefix of a subnet; null: no limit")]
    v6: Annotated[
        Literal["planned", "assigned", "none", "unknown"],
        Field(description="planned: our prefix; assigned: the cloud's, read back into the ledger; none: no IPv6"),
    ]
    v6_modes: Annotated[
        tuple[V6Mode, ...], Field(description="ways in which hosts get an address, the first one is used")
    ]
    max_dns_servers: Annotated[int | None, Field(ge=1, description="DNS servers of one subnet; null: no limit")]
    tags: Annotated[Able, Field(description="tags on networks; false: the name alone says whose it is")]
    floating_ips: Annotated[Able, Field(description="public addresses (applications[].address: floating)")]
    qos: Annotated[Able, Field(description="guaranteed bandwidth (applications[].bandwidth_mbps)")]
    trunks: Annotated[Able, Field(description="ports with several networks (NFV edges)")]
    vpn: Annotated[Able, Field(description="IPsec between clouds (interconnects of kind vpn)")]
    deny_rules: Annotated[Able, Field(description="rules that refuse (network ACL, FWaaS); false: allow-only groups")]

    load_balancer: Annotated[
        Literal["octavia", "vendor", "none", "unknown"],
        Field(description="only octavia can be used; vendor: another API"),
    ]
    dns: Annotated[Able, Field(description="DNS zones (Designate)")]
    volumes: Annotated[Able, Field(description="block storage (applications[].volumes)")]
    encrypted_volumes: Annotated[Able, Field(description="encrypted block storage; protection level 3 needs it")]
    encrypted_volume_type: Annotated[
        str | None, Field(description="name of the cloud's encrypted type; null: we make one (needs admin)")
    ]
    backups: Annotated[Able, Field(description="copies of volumes (applications[].backup)")]
    server_groups: Annotated[Able, Field(description="servers kept on different hosts; false: no group is made")]

    rate: Annotated[CloudRate, Field(description="how hard it may be asked where city.yml says nothing")]
    max_age_days: Annotated[
        int, Field(ge=1, description="days after which an attestation no longer counts (paper clouds)")
    ]
