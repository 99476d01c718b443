"""Feature: the region's share of each cloud."""

from ipaddress import IPv4Network

from edugrid.allocate.ledger import Ledger
from edugrid.design.tenancy_spec import Instance, Quota, SecurityGroup, SecurityRule, TenancySpec, TenantNetwork
from edugrid.intent.cloud import Application, Cloud, WhitelistEntry
from edugrid.intent.tree import City


def tenancies(city: City, ledger: Ledger) -> tuple[TenancySpec, ...]:
    """One tenancy a cloud, with the applications that are placed there."""
    return tuple(_tenancy(city, cloud, ledger) for cloud in city.file.clouds)


def _tenancy(city: City, cloud: Cloud, ledger: Ledger) -> TenancySpec:
    name = "edu-" + city.path.rsplit("/", 1)[-1]
    owner = f"{city.path}/cloud/{cloud.name}"
    ipv4, block6 = ledger.ipv4(city.path, owner), ledger.ipv6(city.path, owner)
    ipv6 = next(block6.subnets(new_prefix=64))
    applications = [app for app in city.file.applications if app.cloud == cloud.name]
    return TenancySpec(
        region=city.path,
        cloud=cloud.profile,
        kind=cloud.kind,
        project=name,
        description=f"{city.file.name} 区域教育云",
        external_network=cloud.external_network,
        router=f"{name}-edge",
        quota=Quota(
            cores=cloud.quota.cores,
            ram_mib=cloud.quota.ram_gib * 1024,
            instances=cloud.quota.instances,
            networks=cloud.quota.networks,
            routers=cloud.quota.routers,
            security_groups=cloud.quota.security_groups,
        ),
        network=TenantNetwork(
            name=f"{name}-apps",
            vlan=ledger.number(city.path, "vlan", owner),
            vni=ledger.number(city.path, "vni", owner),
            physical_network=cloud.physical_network,
            ipv4=ipv4,
            gateway4=ipv4[1],
            ipv6=ipv6,
            gateway6=ipv6[1],
            dns_servers=tuple(sorted(city.settings.dns_servers, key=str)),
        ),
        security_groups=tuple(_group(name, app, city.whitelist) for app in applications),
        instances=tuple(_instance(name, app, city) for app in applications),
    )


def _group(name: str, app: Application, whitelist: tuple[WhitelistEntry, ...]) -> SecurityGroup:
    rules = tuple(
        SecurityRule(
            whitelist_id=entry.id,
            ethertype="IPv4" if isinstance(entry.source, IPv4Network) else "IPv6",
            protocol=entry.protocol,
            port_min=entry.port,
            port_max=entry.port_to or entry.port,
            source=entry.source,
        )
        for entry in sorted(whitelist, key=lambda entry: entry.id)
        if entry.application == app.name
    )
    return SecurityGroup(name=f"{name}-{app.name}", description=f"whitelist of {app.name}", rules=rules)


def _instance(name: str, app: Application, city: City) -> Instance:
    level = app.protection_level or city.settings.protection_level
    tags = {
        "owner": app.owner,
        "application": app.name,
        "data_class": app.data_class,
        "protection_level": str(level),
        "region": city.path,
    }
    return Instance(
        name=f"{name}-{app.name}-1",
        application=app.name,
        flavor=app.flavor,
        image=app.image,
        security_group=f"{name}-{app.name}",
        tags=tuple(sorted(tags.items())),
    )
