"""A project as somebody filled it by hand years ago: openstacksdk calls, other names, other habits than edugrid's."""

import time
from typing import Any

PROJECT = "old-portal"
WEB_PORTS = (80, 443, 8080)


def fill(cloud: Any) -> Any:  # noqa: ANN401 - openstacksdk has no types
    """Make the project ``old-portal`` with more than sixty resources; the connection inside it.

    ``cloud`` is an administrator's connection. Routers, networks with one and two families, host routes, fixed
    addresses, servers by port and by network, extra ports, floating IPs, a server group, a key pair, groups that
    refer to each other, and things that edugrid cannot hold (a user's own image, a trunk).
    """
    project = cloud.identity.find_project(PROJECT) or cloud.identity.create_project(
        name=PROJECT, description="made by hand", domain_id=_domain(cloud)
    )
    user = cloud.session.auth.get_access(cloud.session).user_id
    role = cloud.identity.find_role("admin")
    cloud.identity.assign_project_role_to_user(project, user, role)
    inside = cloud.connect_as_project(project)
    network, compute = inside.network, inside.compute
    network.update_quota(project.id, security_group_rules=200, floating_ips=10, ports=200)
    external = network.find_network("ext-net")
    router = network.create_router(
        name="Router 1", external_gateway_info={"network_id": external.id, "enable_snat": True}
    )
    nets = [_network(network, router, number) for number in range(4)]
    network.add_extra_routes_to_router(
        router, {"router": {"routes": [{"destination": "172.31.0.0/16", "nexthop": "192.168.100.254"}]}}
    )
    groups = _groups(network)
    group = compute.create_server_group(name="db-apart", policy="soft-anti-affinity")
    compute.create_keypair(name="old-admin")
    servers = []
    for number in range(6):
        port = network.create_port(
            network_id=nets[number % 3].id,
            name=f"web{number:02d}-eth0" if number % 2 else "",
            security_groups=[groups[number % 2].id],
            allowed_address_pairs=[{"ip_address": "192.168.100.200"}] if number == 0 else [],
        )
        servers.append(
            compute.create_server(
                name=f"web{number:02d}",
                flavor_id=compute.find_flavor("edu.small").id,
                image_id=inside.image.find_image("edu-linux-12").id,
                networks=[{"port": port.id}],
                **({"key_name": "old-admin"} if number < 2 else {}),
                metadata={"made": "2019"} if number == 0 else {},
                scheduler_hints={"group": group.id} if number > 3 else {},
            )
        )
    servers.append(
        compute.create_server(
            name="数据库 主",
            flavor_id=compute.find_flavor("edu.medium").id,
            image_id=inside.image.find_image("edu-linux-12").id,
            networks=[{"uuid": nets[3].id}],
            security_groups=[{"name": groups[2].name}],
        )
    )
    for server in servers:
        compute.wait_for_server(server)
    _addresses(network, external, inside, servers)
    network.create_port(network_id=nets[0].id, name="vip", fixed_ips=[{"ip_address": "192.168.100.200"}])
    _storage(inside, servers[6])
    _balancer(inside, nets[2], servers[2])
    zone = inside.dns.create_zone(name="old.example.", email="admin@old.example")
    inside.dns.create_recordset(zone, name="www.old.example.", type="A", records=["192.168.100.200"], ttl=300)
    parent = network.create_port(network_id=nets[1].id, name="trunk-parent")
    network.create_trunk(name="old-trunk", port_id=parent.id)
    inside.image.create_image(
        "own-image", data=b"\0" * 512, disk_format="raw", container_format="bare", visibility="private"
    )
    return inside


def _domain(cloud: Any) -> str:  # noqa: ANN401 - the same
    return str(cloud.session.auth.get_access(cloud.session).project_domain_id)


def _network(network: Any, router: Any, number: int) -> Any:  # noqa: ANN401 - the same
    made = network.create_network(name=f"net {number}" if number else "Default-Net", description="")
    subnet = network.create_subnet(
        network_id=made.id,
        name=f"sub{number}",
        ip_version=4,
        cidr=f"192.168.{100 + number}.0/24",
        dns_nameservers=["192.0.2.53"] if number else [],
        allocation_pools=[{"start": f"192.168.{100 + number}.10", "end": f"192.168.{100 + number}.199"}],
        host_routes=[{"destination": "10.9.0.0/16", "nexthop": f"192.168.{100 + number}.1"}] if number == 2 else [],
    )
    network.add_interface_to_router(router, subnet=subnet.id)
    if number < 2:
        six = network.create_subnet(
            network_id=made.id,
            name=f"sub{number}-6",
            ip_version=6,
            cidr=f"2001:db8:{100 + number}::/64",
            ipv6_ra_mode="slaac" if number == 0 else "dhcpv6-stateful",
            ipv6_address_mode="slaac" if number == 0 else "dhcpv6-stateful",
        )
        network.add_interface_to_router(router, subnet=six.id)
    return made


def _groups(network: Any) -> list[Any]:  # noqa: ANN401 - the same
    groups = [network.create_security_group(name=name, description="") for name in ("web", "web-2", "db")]
    for group in groups[:2]:
        for port in WEB_PORTS:
            for ethertype, source in (("IPv4", "10.0.0.0/8"), ("IPv6", "2001:db8::/32")):
                network.create_security_group_rule(
                    security_group_id=group.id,
                    direction="ingress",
                    ethertype=ethertype,
                    protocol="tcp",
                    port_range_min=port,
                    port_range_max=port,
                    remote_ip_prefix=source,
                )
    network.create_security_group_rule(
        security_group_id=groups[0].id,
        direction="ingress",
        ethertype="IPv4",
        protocol="tcp",
        port_range_min=22,
        port_range_max=22,
        remote_ip_prefix="0.0.0.0/0",
    )
    network.create_security_group_rule(
        security_group_id=groups[1].id, direction="ingress", ethertype="IPv4", protocol="icmp"
    )
    for group in groups[:2]:
        network.create_security_group_rule(
            security_group_id=groups[2].id,
            direction="ingress",
            ethertype="IPv4",
            protocol="tcp",
            port_range_min=5432,
            port_range_max=5432,
            remote_group_id=group.id,
        )
    return groups


def _addresses(network: Any, external: Any, inside: Any, servers: list[Any]) -> None:  # noqa: ANN401 - the same
    for server in servers[:2]:
        port = next(inside.network.ports(device_id=server.id))
        fixed = next(a["ip_address"] for a in port.fixed_ips if "." in a["ip_address"])
        network.create_ip(floating_network_id=external.id, port_id=port.id, fixed_ip_address=fixed)
    network.create_ip(floating_network_id=external.id, description="spare")


def _storage(inside: Any, server: Any) -> None:  # noqa: ANN401 - the same
    volumes = inside.block_storage
    for name in ("db-data", "spare disk"):
        volume = volumes.create_volume(name=name, size=2, metadata={"from": "2019"})
        volumes.wait_for_status(volume, "available")
    data = volumes.find_volume("db-data")
    inside.compute.create_volume_attachment(server, volume_id=data.id)
    volumes.wait_for_status(data, "in-use")
    volumes.create_snapshot(volume_id=data.id, name="before-upgrade", force=True)


def _balancer(inside: Any, net: Any, server: Any) -> None:  # noqa: ANN401 - the same
    octavia = inside.load_balancer
    subnet = next(inside.network.subnets(network_id=net.id))
    port = next(inside.network.ports(device_id=server.id))
    address = next(fixed["ip_address"] for fixed in port.fixed_ips if "." in fixed["ip_address"])

    def settled() -> None:
        octavia.wait_for_load_balancer(made.id)

    made = octavia.create_load_balancer(name="front", vip_subnet_id=subnet.id)
    settled()
    listener = octavia.create_listener(name="http", protocol="TCP", protocol_port=80, load_balancer_id=made.id)
    settled()
    pool = octavia.create_pool(name="webs", protocol="TCP", lb_algorithm="ROUND_ROBIN", listener_id=listener.id)
    settled()
    octavia.create_member(pool, name="web02", address=address, protocol_port=80, subnet_id=subnet.id)
    settled()
    octavia.create_health_monitor(name="alive", pool_id=pool.id, type="TCP", delay=5, timeout=3, max_retries=3)
    settled()


def clear(cloud: Any) -> None:  # noqa: ANN401 - the same
    """Delete the project and everything in it."""
    project = cloud.identity.find_project(PROJECT)
    if project is None:
        return
    inside = cloud.connect_as_project(project)
    for balancer in list(inside.load_balancer.load_balancers(project_id=project.id)):
        inside.load_balancer.delete_load_balancer(balancer, cascade=True)
        while inside.load_balancer.find_load_balancer(balancer.id):
            time.sleep(0.5)
    for zone in list(inside.dns.zones()):
        inside.dns.delete_zone(zone)
    _clear_compute(inside, project.id)
    for snapshot in list(inside.block_storage.snapshots()):
        inside.block_storage.delete_snapshot(snapshot)
        inside.block_storage.wait_for_delete(snapshot)
    for volume in list(inside.block_storage.volumes()):
        inside.block_storage.delete_volume(volume)
    _clear_network(inside.network, project.id)
    cloud.identity.delete_project(project)


def _clear_compute(inside: Any, project: str) -> None:  # noqa: ANN401 - the same
    compute = inside.compute
    for server in list(compute.servers()):
        compute.delete_server(server)
        compute.wait_for_delete(server)
    for group in list(compute.server_groups()):
        compute.delete_server_group(group)
    for key in list(compute.keypairs()):
        compute.delete_keypair(key)
    for image in list(inside.image.images(owner=project, visibility="private")):
        inside.image.delete_image(image)


def _clear_network(network: Any, project: str) -> None:  # noqa: ANN401 - the same
    for item in list(network.ips(project_id=project)):
        network.delete_ip(item)
    for router in list(network.routers(project_id=project)):
        network.update_router(router, routes=[])
        for port in list(network.ports(device_id=router.id, device_owner="network:router_interface")):
            network.remove_interface_from_router(router, port=port.id)
        network.delete_router(router)
    for kind in ("trunk", "port", "network"):
        for item in list(getattr(network, f"{kind}s")(project_id=project)):
            getattr(network, f"delete_{kind}")(item)
    for group in list(network.security_groups(project_id=project)):
        if group.name != "default":
            network.delete_security_group(group)
