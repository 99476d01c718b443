"""Part of a tenancy: one dual-stack network behind a router."""

from typing import NamedTuple

import pulumi
import pulumi_openstack as openstack

from edugrid.cloud.project import Project
from edugrid.design.tenancy_spec import TenancySpec, TenantNetwork


class Network(NamedTuple):
    """The network, and everything that must stand before a port gets its addresses."""

    id: pulumi.Output[str]
    ready: list[pulumi.Resource]


def networks(
    spec: TenancySpec, project: Project, admin: openstack.Provider, parent: pulumi.Resource
) -> dict[str, Network]:
    """Make the router, and each network with its subnets and interfaces; networks by name."""
    inside = project.inside(parent)
    external = openstack.networking.get_network_output(
        name=spec.external_network, external=True, opts=pulumi.InvokeOptions(parent=parent, provider=admin)
    )
    router = openstack.networking.Router(
        f"{spec.cloud}-{spec.router}",
        name=spec.router,
        admin_state_up=True,
        external_network_id=external.id,
        enable_snat=True if spec.features.snat else None,
        opts=inside,
    )
    return {wanted.name: _network(spec, wanted, router, inside) for wanted in spec.networks}


def _network(
    spec: TenancySpec, wanted: TenantNetwork, router: openstack.networking.Router, inside: pulumi.ResourceOptions
) -> Network:
    """The VLAN number only where the cloud has the physical net."""
    made = openstack.networking.Network(
        f"{spec.cloud}-{wanted.name}",
        name=wanted.name,
        description=spec.description,
        admin_state_up=True,
        port_security_enabled=True,
        # said although it is the default: what a program does not say, the engine does not watch
        shared=False,
        external=False,
        segments=_segments(wanted),
        tags=sorted([f"vlan:{wanted.vlan}", f"vni:{wanted.vni}"]) if spec.features.network_tags else None,
        opts=inside,
    )
    v4 = openstack.networking.Subnet(
        f"{spec.cloud}-{wanted.name}-v4",
        name=f"{wanted.name}-v4",
        network_id=made.id,
        ip_version=4,
        cidr=str(wanted.ipv4),
        gateway_ip=str(wanted.gateway4),
        enable_dhcp=True,
        dns_nameservers=[str(server) for server in wanted.dns_servers if server.version == 4],  # noqa: PLR2004 - IPv4
        opts=inside,
    )
    subnets = {"v4": v4}
    if spec.features.planned_v6:  # else the cloud assigns the prefix: assigned_v6 asks for the subnet after the run
        subnets["v6"] = openstack.networking.Subnet(
            f"{spec.cloud}-{wanted.name}-v6",
            name=f"{wanted.name}-v6",
            network_id=made.id,
            ip_version=6,
            cidr=str(wanted.ipv6),
            gateway_ip=str(wanted.gateway6),
            enable_dhcp=True,
            ipv6_ra_mode=spec.features.v6_mode,
            ipv6_address_mode=spec.features.v6_mode,
            dns_nameservers=[str(server) for server in wanted.dns_servers if server.version == 6],  # noqa: PLR2004 - IPv6
            opts=inside,
        )
    suffix = "" if wanted.purpose == "apps" else f"{wanted.purpose}-"
    interfaces: list[pulumi.Resource] = [
        openstack.networking.RouterInterface(
            f"{spec.cloud}-{spec.router}-{suffix}{family}", router_id=router.id, subnet_id=subnet.id, opts=inside
        )
        for family, subnet in subnets.items()
    ]
    return Network(made.id, [*subnets.values(), *interfaces])


def _segments(wanted: TenantNetwork) -> list[openstack.networking.NetworkSegmentArgs] | None:
    if wanted.physical_network is None:
        return None
    return [
        openstack.networking.NetworkSegmentArgs(
            network_type="vlan", physical_network=wanted.physical_network, segmentation_id=wanted.vlan
        )
    ]
