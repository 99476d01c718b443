"""Part of a tenancy: its applications."""

from collections.abc import Mapping

from edugrid.allocate.cloud_networks import SECURE_LEVEL
from edugrid.design.placement import Role
from edugrid.design.surge import size_at
from edugrid.design.tenancy_spec import ApplicationSpec, BackupSpec, BalancerSpec, TenantNetwork, VolumeSpec
from edugrid.intent.resolved_application import ResolvedApplication
from edugrid.intent.tree import City, Intent

KBPS = 1000


def tenancy_applications(
    intent: Intent, city: City, project: str, networks: tuple[TenantNetwork, ...], here: Mapping[str, Role]
) -> tuple[ApplicationSpec, ...]:
    """Applications of ``city`` whose names are in ``here``, in that role, at the size of the moment of ``intent``."""
    return tuple(
        _spec(intent, city, (project, networks), app, here[app.name]) for app in city.applications if app.name in here
    )


def _spec(
    intent: Intent, city: City, home: tuple[str, tuple[TenantNetwork, ...]], app: ResolvedApplication, role: Role
) -> ApplicationSpec:
    project, networks = home
    base = f"{project}-{app.name}"
    purpose = "secure" if app.protection_level >= SECURE_LEVEL else "apps"
    balancer = app.load_balancer
    size = size_at(city, app, intent.at)
    tags = {
        "owner": app.owner,
        "application": app.name,
        "data_class": app.data_class,
        "protection_level": str(app.protection_level),
        "region": city.path if app.county is None else f"{city.path}/{app.county}",
    }
    if app.contract is not None:
        tags["contract"] = app.contract
    return ApplicationSpec(
        name=app.name,
        base=base,
        role=role,
        network=next(network.name for network in networks if network.purpose == purpose),
        security_group=base,
        flavor=size.flavor,
        image=app.image,
        count=size.servers,
        data_class=app.data_class,
        protection_level=app.protection_level,
        volumes=tuple(VolumeSpec(name=v.name, size_gib=v.size_gib, encrypted=v.encrypted) for v in app.volumes),
        load_balancer=None
        if balancer is None
        else BalancerSpec(
            port=balancer.port,
            member_port=balancer.member_port or balancer.port,
            protocol=balancer.protocol,
            path=balancer.path,
        ),
        address=app.address,
        qos_kbps=None if app.bandwidth_mbps is None else app.bandwidth_mbps * KBPS,
        # only one side of a move is reached by the name
        dns_name=None if city.file.dns is None or role != "serving" else f"{app.host}.{city.file.dns.zone}",
        user_data=city.user_data.get(app.cloud_init) if app.cloud_init else None,
        backup=None if app.backup is None else BackupSpec(every=app.backup.every, keep=app.backup.keep),
        log_days=app.log_days,
        tags=tuple(sorted(tags.items())),
    )
