"""Feature: the region's share of each cloud."""

from typing import Literal, cast

from edugrid.allocate.ledger import Ledger
from edugrid.design.assigned_sources import assigned_prefixes
from edugrid.design.blocked import blocked
from edugrid.design.features import Features
from edugrid.design.features_of import features_of
from edugrid.design.narrowed import narrowed
from edugrid.design.placed_networks import placed_networks
from edugrid.design.placement import place
from edugrid.design.tenancy_applications import tenancy_applications
from edugrid.design.tenancy_security import tenancy_security
from edugrid.design.tenancy_spec import (
    CredentialSpec,
    DnsSpec,
    NfvEdgeSpec,
    Quota,
    Rate,
    SecurityGroup,
    StaticRoute,
    TenancySpec,
    TenantNetwork,
    VpnSpec,
)
from edugrid.intent.application import Interconnect
from edugrid.intent.capability_profile import CapabilityProfile
from edugrid.intent.cloud import Cloud
from edugrid.intent.network.block import BlockSettings
from edugrid.intent.tree import City, Intent

GIB = 1024


def tenancies(intent: Intent, city: City, ledger: Ledger) -> tuple[TenancySpec, ...]:
    """One tenancy a cloud, with the applications that are placed there."""
    made = tuple(_tenancy(intent, city, cloud, ledger) for cloud in city.file.clouds)
    return tuple(spec.model_copy(update={"vpns": _vpns(city, spec, made)}) for spec in made)


def _tenancy(intent: Intent, city: City, cloud: Cloud, ledger: Ledger) -> TenancySpec:
    name = _project(city)
    here = {placement.application: placement.role for placement in place(city) if placement.cloud == cloud.name}
    profile = intent.capabilities[cloud.capabilities]
    features = features_of(profile)
    assigned = assigned_prefixes(city, ledger, intent.capabilities)
    networks = tuple(
        _network(city, cloud, features, purpose, owner, ledger) for purpose, owner in placed_networks(city, cloud)
    )
    applications = tenancy_applications(intent, city, name, networks, here)
    edges = _nfv_edges(city, cloud, name, networks)
    return TenancySpec(
        region=city.path,
        cloud=cloud.entry,
        label=cloud.name,
        kind=cloud.kind,
        capabilities=cloud.capabilities,
        project=name,
        description=f"{city.file.name} 区域教育云",
        external_network=cloud.external_network or "",
        router=f"{name}-edge",
        quota=_quota(cloud),
        rate=_rate(cloud, profile),
        networks=networks,
        routes=tuple(StaticRoute(to=route.to, via=route.via) for route in cloud.routes),
        security_groups=_security(
            intent, city, tenancy_security(city, networks, applications, edges, assigned, intent.today)
        ),
        applications=applications,
        nfv_edges=edges,
        dns=_dns(city, cloud),
        vpns=(),
        credentials=tuple(
            CredentialSpec(name=f"{name}-{item.name}", roles=item.roles, description=item.purpose)
            for item in cloud.credentials
        ),
        features=features,
    )


def _project(city: City) -> str:
    return "edu-" + city.path.rsplit("/", 1)[-1]


def _quota(cloud: Cloud) -> Quota:
    quota = cloud.quota
    return Quota(
        cores=quota.cores,
        ram_mib=quota.ram_gib * GIB,
        instances=quota.instances,
        networks=quota.networks,
        routers=quota.routers,
        security_groups=quota.security_groups,
        volumes=quota.volumes,
        volume_gib=quota.volume_gib,
        floating_ips=quota.floating_ips,
        load_balancers=quota.load_balancers,
    )


def _rate(cloud: Cloud, profile: CapabilityProfile) -> Rate:
    """The profile's, with what city.yml says over it."""
    given = {field: getattr(cloud.rate, field) for field in cloud.rate.model_fields_set}
    rate = profile.rate.model_copy(update=given)
    return Rate(requests_per_second=rate.requests_per_second, parallel=rate.parallel)


def _network(city: City, cloud: Cloud, features: Features, purpose: str, owner: str, ledger: Ledger) -> TenantNetwork:
    ipv4, block6 = ledger.ipv4(city.path, owner), ledger.ipv6(city.path, owner)
    ipv6 = next(block6.subnets(new_prefix=64)) if features.planned_v6 else ledger.assigned6(city.path, owner)
    return TenantNetwork(
        name=f"{_project(city)}-{purpose}",
        purpose=cast("Literal['apps', 'secure']", purpose),
        vlan=ledger.number(city.path, "vlan", owner),
        vni=ledger.number(city.path, "vni", owner),
        physical_network=cloud.physical_network,
        ipv4=ipv4,
        gateway4=ipv4[1],
        ipv6=ipv6,
        gateway6=ipv6[1] if ipv6 is not None and features.planned_v6 else None,
        dns_servers=tuple(sorted(city.settings.dns_servers, key=str)),
        pool4=ipv4,
        pool6=block6,
        shared_with=tuple(share.project for share in cloud.shared_networks if share.network == purpose),
    )


def _nfv_edges(city: City, cloud: Cloud, name: str, networks: tuple[TenantNetwork, ...]) -> tuple[NfvEdgeSpec, ...]:
    found = []
    for county in city.counties:
        edge = county.file.nfv_edge
        if edge is None or edge.cloud != cloud.name:
            continue
        short = county.path.rsplit("/", 1)[-1]
        tags = {
            "application": f"nfv-{short}",
            "data_class": "internal",
            "owner": county.file.name,
            "protection_level": str(county.settings.protection_level),
            "region": county.path,
        }
        found.append(
            NfvEdgeSpec(
                name=f"{name}-nfv-{short}",
                county=county.path,
                flavor=edge.flavor,
                image=edge.image,
                parent=networks[0].name,
                subports=tuple((network.name, network.vlan) for network in networks[1:]),
                security_group=f"{name}-nfv-{short}",
                user_data=city.user_data.get(edge.cloud_init) if edge.cloud_init else None,
                tags=tuple(sorted(tags.items())),
            )
        )
    return tuple(found)


def _dns(city: City, cloud: Cloud) -> DnsSpec | None:
    dns = city.file.dns
    return DnsSpec(zone=dns.zone, email=dns.email) if dns is not None and dns.cloud == cloud.name else None


def _vpns(city: City, spec: TenancySpec, everyone: tuple[TenancySpec, ...]) -> tuple[VpnSpec, ...]:
    by_label = {other.label: other for other in everyone}
    return tuple(
        VpnSpec(
            name=f"{spec.project}-{line.name}",
            peer=other.cloud,
            networks=tuple(network.name for network in spec.networks),
            peer_prefixes=tuple(network.ipv4 for network in other.networks),
        )
        for line in city.file.interconnects
        if line.kind == "vpn" and line.b is not None and spec.label in {line.a, line.b}
        for other in (by_label[_other(line, spec.label)],)
        if other.features.api
    )


def _other(line: Interconnect, label: str) -> str:
    return line.b or label if line.a == label else line.a


def _security(intent: Intent, city: City, groups: tuple[SecurityGroup, ...]) -> tuple[SecurityGroup, ...]:
    limit = (city.settings.network.block or BlockSettings()).security_group_rules
    networks = [one.network for one in blocked(city.registers.blocks, None, intent.at).networks]
    return narrowed(groups, networks, limit)
