"""Volumes, load balancers and DNS of an existing project, where its cloud has them."""

from collections.abc import Iterator
from typing import Any

from edugrid.cloud.adopt.finding import Finding


def read_storage(connection: Any, project: str, found: Finding) -> None:  # noqa: ANN401 - openstacksdk has no types
    """Note what Cinder, Octavia and Designate have for ``project`` (an id), the scope of ``connection``."""
    catalogue = connection.session.auth.get_access(connection.session).service_catalog.catalog
    services = {service["type"] for service in catalogue}
    if services & {"block-storage", "volumev3"}:
        _volumes(connection, found)
    if "load-balancer" in services:
        _balancers(connection.load_balancer, project, found)
    if "dns" in services:
        _dns(connection.dns, found)


def _by_name(items: Iterator[Any]) -> list[Any]:
    return sorted(items, key=lambda item: (item.name or "", item.id))


def _volumes(connection: Any, found: Finding) -> None:  # noqa: ANN401 - the same
    for volume in _by_name(connection.block_storage.volumes()):
        if volume.is_bootable and volume.attachments:
            found.cannot("volume", volume.name, volume.id, "a boot volume goes with its server", "启动卷随云主机管理")
            continue
        found.add(
            "volume",
            volume.name,
            volume.id,
            {
                "name": volume.name,
                "description": volume.description,
                "size": volume.size,
                "volumeType": volume.volume_type,
                "availabilityZone": volume.availability_zone,
                "metadata": dict(sorted((volume.metadata or {}).items())),
            },
        )
        for attachment in volume.attachments or []:
            server = attachment["server_id"]
            found.add(
                "volume_attachment",
                f"{volume.name or volume.id[:8]}-{server[:8]}",
                f"{server}/{volume.id}",
                {"instanceId": found.ref(server), "volumeId": found.ref(volume.id), "device": attachment.get("device")},
            )
    for snapshot in connection.block_storage.snapshots():
        found.cannot(
            "snapshot", snapshot.name, snapshot.id, "a copy, not a resource to hold", "快照是副本，不作为资源接管"
        )


def _balancers(octavia: Any, project: str, found: Finding) -> None:  # noqa: ANN401 - the same
    for item in _by_name(octavia.load_balancers(project_id=project)):
        found.add(
            "load_balancer",
            item.name,
            item.id,
            {
                "name": item.name,
                "description": item.description,
                "adminStateUp": item.is_admin_state_up,
                "vipSubnetId": found.ref(item.vip_subnet_id),
                "vipAddress": item.vip_address,
                "loadbalancerProvider": item.provider,
            },
        )
    pools = _by_name(octavia.pools(project_id=project))
    of_listener = {listener["id"]: pool.id for pool in pools for listener in pool.listeners or []}
    for item in _by_name(octavia.listeners(project_id=project)):
        found.add(
            "listener",
            item.name,
            item.id,
            {
                "name": item.name,
                "description": item.description,
                "adminStateUp": item.is_admin_state_up,
                "protocol": item.protocol,
                "protocolPort": item.protocol_port,
                "loadbalancerId": found.ref(item.load_balancers[0]["id"]),
                "allowedCidrs": item.allowed_cidrs,
            },
        )
    for item in pools:
        listener = next((key for key, value in of_listener.items() if value == item.id), None)
        found.add(
            "pool",
            item.name,
            item.id,
            {
                "name": item.name,
                "description": item.description,
                "adminStateUp": item.is_admin_state_up,
                "protocol": item.protocol,
                "lbMethod": item.lb_algorithm,
                "listenerId": found.ref(listener) if listener else None,
                "loadbalancerId": None if listener else found.ref(item.loadbalancers[0]["id"]),
            },
        )
        _members(octavia, item, found)


def _members(octavia: Any, pool: Any, found: Finding) -> None:  # noqa: ANN401 - the same
    for item in _by_name(octavia.members(pool)):
        found.add(
            "member",
            f"{pool.name}-{item.name or item.address}",
            f"{pool.id}/{item.id}",
            {
                "name": item.name,
                "poolId": found.ref(pool.id),
                "address": item.address,
                "protocolPort": item.protocol_port,
                "subnetId": found.ref(item.subnet_id) if item.subnet_id else None,
                "weight": item.weight,
                "adminStateUp": item.is_admin_state_up,
            },
        )
    if pool.health_monitor_id:
        item = octavia.get_health_monitor(pool.health_monitor_id)
        found.add(
            "monitor",
            f"{pool.name}-{item.name or 'monitor'}",
            item.id,
            {
                "name": item.name,
                "poolId": found.ref(pool.id),
                "type": item.type,
                "delay": item.delay,
                "timeout": item.timeout,
                "maxRetries": item.max_retries,
                "maxRetriesDown": item.max_retries_down,
                "adminStateUp": item.is_admin_state_up,
                "urlPath": item.url_path,
                "httpMethod": item.http_method,
                "expectedCodes": item.expected_codes,
            },
        )


def _dns(designate: Any, found: Finding) -> None:  # noqa: ANN401 - the same
    for zone in _by_name(designate.zones()):
        found.add(
            "dns_zone",
            zone.name,
            zone.id,
            {
                "name": zone.name,
                "email": zone.email,
                "ttl": zone.ttl,
                "description": zone.description,
                "type": zone.type,
            },
        )
        for record in sorted(designate.recordsets(zone), key=lambda item: (item.name, item.type)):
            if record.type in {"SOA", "NS"} and record.name == zone.name:
                continue  # Designate's own
            found.add(
                "dns_record",
                f"{record.name}-{record.type}",
                f"{zone.id}/{record.id}",
                {
                    "zoneId": found.ref(zone.id),
                    "name": record.name,
                    "type": record.type,
                    "ttl": record.ttl,
                    "records": list(record.records),
                    "description": record.description,
                },
            )
