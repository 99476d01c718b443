"""Declared: networks, the router, and who may come in."""

from edugrid.cloud.canonical import canonical_prefix
from edugrid.cloud.declared import Declared
from edugrid.cloud.rule_set import rule_set
from edugrid.cloud.rules import ipv6_everywhere, management_ports
from edugrid.design.tenancy_spec import SecurityGroup, TenancySpec, TenantNetwork


def declare_networks(spec: TenancySpec) -> list[Declared]:
    """Address scopes, subnet pools, router, networks with their subnets and shares, routes, security groups."""
    name = f"{spec.cloud}-{spec.project}"
    found = [
        Declared(
            "openstack:networking/addressScope:AddressScope",
            f"{name}-v{family}",
            {"name": f"{spec.project}-v{family}", "ipVersion": family},
        )
        for family in _families(spec)
        if spec.features.subnet_pools and spec.features.address_scopes
    ]
    found.append(Declared("openstack:networking/router:Router", f"{spec.cloud}-{spec.router}", {"name": spec.router}))
    for network in spec.networks:
        found += _network(spec, network)
    found += [
        Declared(
            "openstack:networking/routerRoute:RouterRoute",
            f"{name}-route-{canonical_prefix(str(route.to)).replace(':', '_')}",
            {"destinationCidr": str(route.to), "nextHop": str(route.via)},
        )
        for route in spec.routes
    ]
    for group in spec.security_groups:
        found += _group(spec, group)
    return found


def _families(spec: TenancySpec) -> tuple[int, ...]:
    return (4, 6) if spec.features.planned_v6 else (4,)


def _network(spec: TenancySpec, network: TenantNetwork) -> list[Declared]:
    name = f"{spec.cloud}-{network.name}"
    tags = sorted([f"vlan:{network.vlan}", f"vni:{network.vni}"]) if spec.features.network_tags else None
    found = [
        Declared(
            ipv6_everywhere.NETWORK, name, {"name": network.name, "external": False, "shared": False, "tags": tags}
        )
    ]
    # an IPv6 subnet that the cloud assigns is no resource of the stack, but the network has it all the same
    for family, cidr, pool in ((4, network.ipv4, network.pool4), (6, network.ipv6, network.pool6)):
        pool_name = f"{spec.project}-{network.purpose}-v{family}"
        properties: dict[str, object]
        if spec.features.subnet_pools and family in _families(spec):
            properties = {"name": pool_name, "ipVersion": family, "prefixes": [str(pool)]}
            found.append(
                Declared("openstack:networking/subnetPool:SubnetPool", f"{spec.cloud}-{pool_name}", properties)
            )
        properties = {
            "name": f"{network.name}-v{family}",
            "ipVersion": family,
            "cidr": None if cidr is None else str(cidr),
        }
        found.append(Declared(ipv6_everywhere.SUBNET, f"{name}-v{family}", properties, name))
        if family in _families(spec):
            found.append(
                Declared("openstack:networking/routerInterface:RouterInterface", f"{name}-v{family}", {}, name)
            )
    found += [
        Declared(
            "openstack:networking/rbacPolicyV2:RbacPolicyV2",
            f"{name}-share-{other}",
            {"action": "access_as_shared", "objectType": "network"},
            name,
        )
        for other in network.shared_with
    ]
    return found


def _group(spec: TenancySpec, group: SecurityGroup) -> list[Declared]:
    name = f"{spec.cloud}-{group.name}"
    found = [Declared("openstack:networking/secGroup:SecGroup", name, {"name": group.name})]
    for key, whitelist in rule_set(group).items():
        rule = {
            "direction": key.direction,
            "ethertype": key.ethertype,
            "protocol": key.protocol,
            "portRangeMin": key.port_min,
            "portRangeMax": key.port_max,
            "remoteIpPrefix": key.remote,
            "description": whitelist,
        }
        found.append(
            Declared(management_ports.RESOURCE, f"{name}-{key.show().replace(' ', '-').replace(':', '_')}", rule)
        )
    return found
