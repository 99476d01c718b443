"""Servers, ports and addresses of an existing project."""

from typing import Any

from edugrid.cloud.adopt.finding import Finding

OF_SERVERS = "compute:"
OF_NOBODY = ""
COME_AND_GO = ("network:", "Octavia")


def read_compute(connection: Any, project: str, found: Finding) -> None:  # noqa: ANN401 - openstacksdk has no types
    """Note ports, key pairs, server groups, servers and floating IPs of ``project`` (an id).

    ``connection`` must be scoped to the project: Nova lists server groups and key pairs of the caller only.
    """
    network, compute = connection.network, connection.compute
    servers = sorted(compute.servers(), key=lambda item: (item.name, item.id))
    names = {server.id: server.name for server in servers}
    parents = {trunk.port_id for trunk in network.trunks(project_id=project)}
    ports = sorted(network.ports(project_id=project), key=lambda port: (port.name or "", port.id))
    for port in ports:
        _port(port, names, parents, found)
    keys = {server.key_name for server in servers if server.key_name}
    for key in sorted(compute.keypairs(), key=lambda item: item.name):
        if key.name in keys:
            found.add(
                "keypair", key.name, key.name, {"name": key.name, "publicKey": compute.get_keypair(key).public_key}
            )
    for group in sorted(compute.server_groups(), key=lambda item: (item.name, item.id)):
        policy = group.policy or next(iter(group.policies or []), None)
        # "policies" has one member at most, and the provider's schema makes a plain value of it
        found.add("server_group", group.name, group.id, {"name": group.name, "policies": policy})
    for server in servers:
        _server(connection, server, ports, found)
    pools = {item.id: item.name for item in network.networks(is_router_external=True)}
    for address in sorted(network.ips(project_id=project), key=lambda item: item.floating_ip_address):
        found.add(
            "floating_ip",
            address.floating_ip_address,
            address.id,
            {
                "pool": pools.get(address.floating_network_id),
                "address": address.floating_ip_address,
                "portId": found.ref(address.port_id) if address.port_id else None,
                "fixedIp": address.fixed_ip_address,
                "description": address.description,
                "tags": sorted(address.tags or []),
            },
        )
    for image in connection.image.images(owner=project, visibility="private"):
        found.cannot(
            "image", image.name, image.id, "a project's own image; only approved images are used", "项目自有镜像；仅允许使用经批准的镜像"
        )  # fmt: skip


def _port(port: Any, names: dict[str, str], trunk_parents: set[str], found: Finding) -> None:  # noqa: ANN401 - the same
    owner = port.device_owner or OF_NOBODY
    if owner.startswith(COME_AND_GO):
        return  # of a router, DHCP, a floating IP or a load balancer: they come and go with those
    if not (owner == OF_NOBODY or owner.startswith(OF_SERVERS)):
        what = owner.split(":", maxsplit=1)[0]
        found.cannot("port", port.name, port.id, f"it belongs to {what}", f"该端口属于 {what}")
        return
    if port.id in trunk_parents:
        found.cannot("port", port.name, port.id, "it is the parent of a trunk", "该端口是中继的父端口")
        return
    name = port.name or f"{names.get(port.device_id, '')}-{port.id[:8]}"
    found.add(
        "port",
        name,
        port.id,
        {
            "name": port.name,
            "description": port.description,
            "networkId": found.ref(port.network_id),
            "adminStateUp": port.is_admin_state_up,
            "portSecurityEnabled": port.is_port_security_enabled,
            "securityGroupIds": sorted(found.ref(group) for group in port.security_group_ids or []),
            "allowedAddressPairs": [
                {"ipAddress": pair["ip_address"]}
                | (
                    {"macAddress": pair["mac_address"]}
                    if pair.get("mac_address") not in {None, port.mac_address}
                    else {}
                )
                for pair in port.allowed_address_pairs or []
            ],
            "tags": sorted(port.tags or []),
        },
    )


def _server(connection: Any, server: Any, ports: list[Any], found: Finding) -> None:  # noqa: ANN401 - the same
    own = [port for port in ports if port.device_id == server.id]
    image = (server.image or {}).get("id")
    if image is None:
        found.cannot(
            "server", server.name, server.id, "it boots from a volume: the volume is not taken over", "从卷启动：启动卷不接管"
        )  # fmt: skip
    if server.has_config_drive:
        found.cannot("server", server.name, server.id, "its config drive is kept but not watched", "配置盘保留但不核对")
    found.add(
        "server",
        server.name,
        server.id,
        {
            "name": server.name,
            "flavorName": server.flavor.get("original_name") or server.flavor.get("name"),
            "imageName": _image(connection, image),
            "networks": [{"port": found.ref(port.id)} for port in own],
            "keyPair": server.key_name,
            "metadata": dict(sorted((server.metadata or {}).items())),
            "powerState": "active" if server.status == "ACTIVE" else "shutoff" if server.status == "SHUTOFF" else None,
            "availabilityZone": server.availability_zone,
        },
    )


def _image(connection: Any, identity: str | None) -> str | None:  # noqa: ANN401 - the same
    from openstack.exceptions import NotFoundException

    if identity is None:
        return None
    try:
        return str(connection.image.get_image(identity).name)
    except NotFoundException:
        return None  # deleted since; the server does not need it any more
