"""The quotas of a tenancy as the four services count them; pure."""

from dataclasses import dataclass, field

from edugrid.design.tenancy_spec import TenancySpec

RULES_PER_GROUP = 50
SUBNETS_PER_NETWORK = 2
PORTS_PER_SERVER = 4
PORTS_PER_BALANCER = 4
PARTS_PER_BALANCER = 4
MEMBERS_PER_BALANCER = 50
SPARE_PORTS = 20
SNAPSHOTS_PER_VOLUME = 2


@dataclass(frozen=True)
class QuotaValues:
    """Values by name of the provider's argument; an empty service is not asked.

    ``ram`` in MiB, ``gigabytes`` in GiB, -1 without a bound; the rest are counts.
    """

    compute: dict[str, int] = field(default_factory=dict)
    network: dict[str, int] = field(default_factory=dict)
    volume: dict[str, int] = field(default_factory=dict)
    load_balancer: dict[str, int] = field(default_factory=dict)


def quota_values(spec: TenancySpec) -> QuotaValues:
    """The quotas of ``spec``, every field given, because the provider makes 0 of what is left out.

    Volumes and load balancers have a quota where some application uses them: not every cloud has these services.
    Backups are as many as the applications' backup policies keep. Nothing where the cloud's owner writes the quotas.
    """
    if not spec.features.quota:
        return QuotaValues()
    quota = spec.quota
    copies = [
        (app.count * app.backup.keep, app.count * app.backup.keep * sum(volume.size_gib for volume in app.volumes))
        for app in spec.applications
        if app.backup is not None
    ]
    compute = {
        "cores": quota.cores,
        "ram": quota.ram_mib,
        "instances": quota.instances,
        "key_pairs": 10,
        "metadata_items": 128,
        "injected_files": 5,
        "injected_file_content_bytes": 10240,
        "injected_file_path_bytes": 255,
        "server_groups": max(quota.instances, 1),
        "server_group_members": max(quota.instances, 1),
    }
    network = {
        "network": quota.networks,
        "subnet": quota.networks * SUBNETS_PER_NETWORK,
        "subnetpool": quota.networks * SUBNETS_PER_NETWORK,
        "port": SPARE_PORTS + quota.instances * PORTS_PER_SERVER + quota.load_balancers * PORTS_PER_BALANCER,
        "router": quota.routers,
        "floatingip": quota.floating_ips,
        "security_group": quota.security_groups,
        "security_group_rule": quota.security_groups * RULES_PER_GROUP,
        "rbac_policy": 10,
    }
    volume = {
        "volumes": quota.volumes,
        "gigabytes": quota.volume_gib,
        "per_volume_gigabytes": quota.volume_gib,
        "snapshots": quota.volumes * SNAPSHOTS_PER_VOLUME,
        "backups": sum(number for number, _ in copies),
        "backup_gigabytes": sum(size for _, size in copies),
        "groups": 0,
    }
    load_balancer = {
        "loadbalancer": quota.load_balancers,
        "listener": quota.load_balancers * PARTS_PER_BALANCER,
        "pool": quota.load_balancers * PARTS_PER_BALANCER,
        "member": quota.load_balancers * MEMBERS_PER_BALANCER,
        "health_monitor": quota.load_balancers * PARTS_PER_BALANCER,
        "l7_policy": quota.load_balancers * PARTS_PER_BALANCER,
        "l7_rule": quota.load_balancers * PARTS_PER_BALANCER,
    }
    return QuotaValues(
        compute=compute,
        network=network,
        volume=volume if any(app.volumes for app in spec.applications) else {},
        load_balancer=load_balancer if any(app.load_balancer for app in spec.applications) else {},
    )
