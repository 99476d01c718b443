"""Networks of an existing project: what Neutron has."""

from typing import Any

from edugrid.cloud.adopt.finding import Finding
from edugrid.cloud.canonical import canonical_prefix, canonical_protocol

DEFAULT_GROUP = "default"
IPV6 = 6


def read_network(connection: Any, project: str, found: Finding) -> None:  # noqa: ANN401 - openstacksdk has no types
    """Note networks, subnets, routers and security groups of ``project`` (an id).

    Ports and addresses come later (``read_ports``), because they point to servers' neighbours.
    """
    network = connection.network
    for item in _sorted(network.networks(project_id=project)):
        _network(network, item, found)
    for item in _sorted(network.routers(project_id=project)):
        _router(network, item, found)
    groups = _sorted(network.security_groups(project_id=project))
    for item in groups:
        if item.name == DEFAULT_GROUP:
            _default_group(item, found)
            continue
        found.add("security_group", item.name, item.id, {"name": item.name, "description": item.description})
    for item in groups:
        if item.name != DEFAULT_GROUP:
            for rule in sorted(item.security_group_rules, key=lambda rule: rule["id"]):
                _rule(item, rule, found)
    _others(network, project, found)


def _sorted(items: Any) -> list[Any]:  # noqa: ANN401 - the same
    return sorted(items, key=lambda item: (item.name or "", item.id))


def _network(network: Any, item: Any, found: Finding) -> None:  # noqa: ANN401 - the same
    if item.is_router_external:
        found.cannot("network", item.name, item.id, "an external network belongs to the cloud", "外部网络属于云平台")
        return
    found.add(
        "network",
        item.name,
        item.id,
        {
            "name": item.name,
            "description": item.description,
            "adminStateUp": item.is_admin_state_up,
            "portSecurityEnabled": item.is_port_security_enabled,
            "shared": item.is_shared,
            "external": False,
            "tags": sorted(item.tags or []),
        },
    )
    for subnet in _sorted(network.subnets(network_id=item.id)):
        _subnet(item, subnet, found)


def _subnet(net: Any, item: Any, found: Finding) -> None:  # noqa: ANN401 - the same
    six = item.ip_version == IPV6
    found.add(
        "subnet",
        item.name or f"{net.name}-v{item.ip_version}",
        item.id,
        {
            "name": item.name,
            "description": item.description,
            "networkId": found.ref(item.network_id),
            "ipVersion": item.ip_version,
            "cidr": canonical_prefix(item.cidr),
            "gatewayIp": item.gateway_ip,
            "noGateway": None if item.gateway_ip else True,
            "enableDhcp": item.is_dhcp_enabled,
            "dnsNameservers": list(item.dns_nameservers or []),
            "allocationPools": sorted(
                ({"start": pool["start"], "end": pool["end"]} for pool in item.allocation_pools or []),
                key=lambda pool: pool["start"],
            ),
            "ipv6RaMode": item.ipv6_ra_mode if six else None,
            "ipv6AddressMode": item.ipv6_address_mode if six else None,
            "subnetpoolId": item.subnet_pool_id,
            "tags": sorted(item.tags or []),
        },
    )
    for route in item.host_routes or []:
        to, via = route["destination"], route["nexthop"]
        found.add(
            "subnet_route",
            f"{item.name or item.id[:8]}-{to}",
            f"{item.id}-route-{to}-{via}",
            {"subnetId": found.ref(item.id), "destinationCidr": to, "nextHop": via},
        )


def _router(network: Any, item: Any, found: Finding) -> None:  # noqa: ANN401 - the same
    gateway = item.external_gateway_info or {}
    found.add(
        "router",
        item.name,
        item.id,
        {
            "name": item.name,
            "description": item.description,
            "adminStateUp": item.is_admin_state_up,
            "externalNetworkId": gateway.get("network_id"),
            "enableSnat": gateway.get("enable_snat"),
            "tags": sorted(item.tags or []),
        },
    )
    ports = network.ports(device_id=item.id, device_owner="network:router_interface")
    for port in sorted(ports, key=lambda port: port.id):
        subnet = port.fixed_ips[0]["subnet_id"] if port.fixed_ips else None
        found.add(
            "router_interface",
            f"{item.name}-{found.ref(subnet).strip('${}').removeprefix('subnet.') if subnet else port.id[:8]}",
            port.id,
            {"routerId": found.ref(item.id), "subnetId": found.ref(subnet) if subnet else None, "portId": port.id},
        )
    for route in item.routes or []:
        to, via = route["destination"], route["nexthop"]
        found.add(
            "router_route",
            f"{item.name}-{to}",
            f"{item.id}-route-{to}-{via}",
            {"routerId": found.ref(item.id), "destinationCidr": to, "nextHop": via},
        )


def _rule(group: Any, rule: dict[str, Any], found: Finding) -> None:  # noqa: ANN401 - the same
    if rule.get("remote_address_group_id"):
        found.cannot(
            "security_group_rule",
            group.name,
            rule["id"],
            "its source is an address group, which the provider does not know",
            "其来源是地址组，provider 不支持",
        )
        return
    protocol = canonical_protocol(rule["ethertype"], rule["protocol"])
    remote = rule["remote_ip_prefix"] or (found.ref(rule["remote_group_id"]) if rule["remote_group_id"] else "any")
    ports = "" if rule["port_range_min"] is None else f"-{rule['port_range_min']}"
    text = f"{group.name}-{rule['direction']}-{rule['ethertype']}-{protocol or 'any'}{ports}-{remote.strip('${}')}"
    found.add(
        "security_group_rule",
        text,
        rule["id"],
        {
            "securityGroupId": found.ref(group.id),
            "direction": rule["direction"],
            "ethertype": rule["ethertype"],
            "protocol": protocol,
            "portRangeMin": rule["port_range_min"],
            "portRangeMax": rule["port_range_max"],
            "remoteIpPrefix": rule["remote_ip_prefix"],
            "remoteGroupId": found.ref(rule["remote_group_id"]) if rule["remote_group_id"] else None,
            "description": rule.get("description"),
        },
    )


def _default_group(group: Any, found: Finding) -> None:  # noqa: ANN401 - the same
    own = [r for r in group.security_group_rules if r["direction"] == "ingress" and r["remote_group_id"] != group.id]
    if own:
        found.cannot(
            "security_group",
            group.name,
            group.id,
            f"the group 'default' belongs to Neutron; {len(own)} rule(s) were added to it: move them to a group",
            f"default 组由 Neutron 管理，其中另有 {len(own)} 条规则：请移到自建的安全组",
        )


def _others(network: Any, project: str, found: Finding) -> None:  # noqa: ANN401 - the same
    for item in network.trunks(project_id=project):
        found.cannot(
            "trunk",
            item.name,
            item.id,
            "trunks are kept for NFV edges of edugrid",
            "中继端口仅用于 edugrid 的 NFV 边缘",
        )
    for item in network.subnet_pools(project_id=project):
        found.cannot("subnet_pool", item.name, item.id, "address pools stay with their owner", "地址池仍由原属主管理")
    for item in network.qos_policies(project_id=project):
        found.cannot("qos_policy", item.name, item.id, "QoS policies are not taken over", "QoS 策略不接管")
