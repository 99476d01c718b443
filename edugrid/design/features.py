"""What the components may do on one cloud: plain switches, derived from its capability profile."""

from typing import Literal

from edugrid.design.frozen import Frozen


class Features(Frozen):
    """The defaults are a plain OpenStack with admin rights. Components read these and nothing else about a cloud.

    What the intent asks for by name (provider networks, load balancers, credentials …) and the cloud cannot do is
    refused before (`check_capabilities`); the switches are for what the design does by itself.

    Attributes:
        layer: what drift records of it say: ``real``, ``simulated`` (a lab plays its limits) or ``attested``.
        api: there is an API; without, the stack holds nothing of this tenancy.
        admin: calls over project borders are open (lists of all projects).
        project: the project, its role and a provider scoped to it are made; else the entry of clouds.yaml is scoped.
        quota: quotas are written.
        one_router: network, subnet and router are one thing (VPC): IPv4 first, one router for all.
        snat: SNAT of the router is said explicitly; else it stays as the operator has it.
        subnet_pools, address_scopes: subnets come from pools, pools lie in scopes; else each prefix is given.
        host_routes: subnets may carry routes for hosts.
        network_tags: networks may carry tags.
        planned_v6: IPv6 subnets have our prefix and are made by the engine. Else the cloud assigns the prefix: the
            subnet is asked for through the API after the engine's run, and is no resource of the stack.
        v6_mode: how hosts get their IPv6 address, for ``ipv6_ra_mode`` and ``ipv6_address_mode``.
        server_groups: servers of one application are kept on different hosts.
        encrypted_volume_type: the cloud's own type for encrypted volumes; None: one is made.

    """

    layer: Literal["real", "simulated", "attested"] = "real"
    api: bool = True
    admin: bool = True
    project: bool = True
    quota: bool = True
    one_router: bool = False
    snat: bool = True
    subnet_pools: bool = True
    address_scopes: bool = True
    host_routes: bool = True
    network_tags: bool = True
    planned_v6: bool = True
    v6_mode: Literal["slaac", "dhcpv6-stateful", "dhcpv6-stateless"] = "slaac"
    server_groups: bool = True
    encrypted_volume_type: str | None = None
