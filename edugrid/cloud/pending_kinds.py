"""How to find again what a create that was cut off may have made: one line a kind of resource."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from edugrid.cloud.canonical import rule_key
from edugrid.cloud.project_door import ProjectDoor

Inputs = Mapping[str, Any]
Lister = Callable[[ProjectDoor, Inputs], Iterable[Any]]
Same = Callable[[Inputs, Any], bool]
Identity = Callable[[Inputs, Any], str]


class PendingKind(NamedTuple):
    """``there`` lists what could be it in the tenancy's project, ``same`` judges by the inputs that the engine noted.

    ``identity`` is the id under which the provider knows it. ``keep`` False: what is found is deleted and made again,
    because its secret was in the answer that nobody got.
    """

    there: Lister
    same: Same
    identity: Identity = lambda _inputs, found: str(found.id)
    keep: bool = True


def _network(what: str, *, shared: bool = False) -> Lister:
    """A list of Neutron; ``shared`` kinds may belong to another project of the deployer."""

    def there(door: ProjectDoor, _inputs: Inputs) -> Iterable[Any]:
        call = getattr(door.inside.network, what)
        if not shared:
            return call(project_id=door.project)  # type: ignore[no-any-return] # openstacksdk has no types
        own = {door.project, door.outer.session.get_project_id()}
        return [item for item in call() if item.project_id in own]

    return there


def _service(service: str, what: str, **query: object) -> Lister:
    def there(door: ProjectDoor, _inputs: Inputs) -> Iterable[Any]:
        return getattr(getattr(door.inside, service), what)(**query)  # type: ignore[no-any-return] # the same

    return there


def _equal(**pairs: str) -> Same:
    """Equal in each pair input=attribute; an input that was not given is not compared."""

    def same(inputs: Inputs, found: Any) -> bool:  # noqa: ANN401 - openstacksdk has no types
        return all(_text(inputs[key]) == _text(getattr(found, name)) for key, name in pairs.items() if key in inputs)

    return same


def _text(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


NAME: Final = _equal(name="name")


def _rule_same(inputs: Inputs, found: Any) -> bool:  # noqa: ANN401 - the same
    first, last = (
        None if port is None else int(port) for port in (inputs.get("portRangeMin"), inputs.get("portRangeMax"))
    )
    wanted = rule_key(
        inputs["direction"],
        inputs["ethertype"],
        inputs.get("protocol"),
        (first, last),
        inputs.get("remoteIpPrefix"),
        inputs.get("remoteGroupId"),
    )
    ports = found.port_range_min, found.port_range_max
    remote = found.remote_ip_prefix, found.remote_group_id
    return wanted == rule_key(found.direction, found.ether_type, found.protocol, ports, *remote)


def _interface_same(inputs: Inputs, found: Any) -> bool:  # noqa: ANN401 - the same
    if inputs.get("portId"):
        return bool(found.id == inputs["portId"])
    return any(address["subnet_id"] == inputs.get("subnetId") for address in found.fixed_ips or ())


def _address_same(inputs: Inputs, found: Any) -> bool:  # noqa: ANN401 - the same
    """A floating IP has no name: what it points to, else its description."""
    if inputs.get("portId"):
        return bool(found.port_id == inputs["portId"])
    return not found.port_id and (found.description or "") == (inputs.get("description") or "")


def _routes(door: ProjectDoor, inputs: Inputs) -> Iterable[Any]:
    return door.inside.network.get_router(inputs["routerId"]).routes or ()


def _route_same(inputs: Inputs, found: Any) -> bool:  # noqa: ANN401 - the same
    return (found["destination"], found["nexthop"]) == (inputs["destinationCidr"], inputs["nextHop"])


def _qos(what: str, **pairs: str) -> PendingKind:
    """A rule of a policy; Neutron allows one of a kind and direction."""
    return PendingKind(
        lambda door, inputs: getattr(door.inside.network, what)(inputs["qosPolicyId"]),
        _equal(**pairs),
        lambda inputs, found: f"{inputs['qosPolicyId']}/{found.id}",
    )


def _credentials(door: ProjectDoor, _inputs: Inputs) -> Iterable[Any]:
    user = door.inside.session.get_user_id()
    return door.inside.identity.application_credentials(user)  # type: ignore[no-any-return] # the same


def _zone_records(door: ProjectDoor, inputs: Inputs) -> Iterable[Any]:
    return door.inside.dns.recordsets(inputs["zoneId"])  # type: ignore[no-any-return] # the same


def _members(door: ProjectDoor, inputs: Inputs) -> Iterable[Any]:
    return door.inside.load_balancer.members(inputs["poolId"])  # type: ignore[no-any-return] # the same


def _attachments(door: ProjectDoor, inputs: Inputs) -> Iterable[Any]:
    return door.inside.compute.volume_attachments(inputs["instanceId"])  # type: ignore[no-any-return] # the same


def _interfaces(door: ProjectDoor, inputs: Inputs) -> Iterable[Any]:
    return door.inside.compute.server_interfaces(inputs["instanceId"])  # type: ignore[no-any-return] # the same


def _pool_same(inputs: Inputs, found: Any) -> bool:  # noqa: ANN401 - the same
    wanted = {key: {item["id"] for item in getattr(found, f"{key}s") or ()} for key in ("listener", "loadbalancer")}
    where = {"listener": inputs.get("listenerId"), "loadbalancer": inputs.get("loadbalancerId")}
    named = [key for key, value in where.items() if value]
    return NAME(inputs, found) and all(where[key] in wanted[key] for key in named)


def _listener_same(inputs: Inputs, found: Any) -> bool:  # noqa: ANN401 - the same
    return NAME(inputs, found) and inputs["loadbalancerId"] in {item["id"] for item in found.load_balancers or ()}


def _monitor_same(inputs: Inputs, found: Any) -> bool:  # noqa: ANN401 - the same
    """A pool has one monitor."""
    return inputs["poolId"] in {item["id"] for item in found.pools or ()}


def _vpn(what: str) -> PendingKind:
    return PendingKind(_network(f"vpn_{what}"), NAME)


PENDING_KINDS: Final[Mapping[str, PendingKind]] = {
    "openstack:networking/network:Network": PendingKind(_network("networks"), NAME),
    "openstack:networking/subnet:Subnet": PendingKind(_network("subnets"), _equal(name="name", networkId="network_id")),
    "openstack:networking/router:Router": PendingKind(_network("routers"), NAME),
    "openstack:networking/secGroup:SecGroup": PendingKind(_network("security_groups"), NAME),
    "openstack:networking/secGroupRule:SecGroupRule": PendingKind(
        # a rule belongs to the project of whoever made it, so the group is asked, not the project
        lambda door, inputs: door.inside.network.security_group_rules(security_group_id=inputs["securityGroupId"]),
        _rule_same,
    ),
    "openstack:networking/routerInterface:RouterInterface": PendingKind(
        lambda door, inputs: door.inside.network.ports(device_id=inputs["routerId"]), _interface_same
    ),
    "openstack:networking/port:Port": PendingKind(_network("ports"), _equal(name="name", networkId="network_id")),
    "openstack:networking/floatingIp:FloatingIp": PendingKind(_network("ips"), _address_same),
    "openstack:networking/trunk:Trunk": PendingKind(_network("trunks"), _equal(name="name", portId="port_id")),
    "openstack:networking/routerRoute:RouterRoute": PendingKind(
        _routes,
        _route_same,
        lambda inputs, _found: f"{inputs['routerId']}-route-{inputs['destinationCidr']}-{inputs['nextHop']}",
    ),
    "openstack:networking/addressScope:AddressScope": PendingKind(
        _network("address_scopes", shared=True), _equal(name="name", ipVersion="ip_version")
    ),
    "openstack:networking/subnetPool:SubnetPool": PendingKind(_network("subnet_pools", shared=True), NAME),
    "openstack:networking/rbacPolicyV2:RbacPolicyV2": PendingKind(
        _network("rbac_policies", shared=True),
        _equal(objectId="object_id", action="action", targetTenant="target_project_id"),
    ),
    "openstack:networking/qosPolicy:QosPolicy": PendingKind(_network("qos_policies", shared=True), NAME),
    "openstack:networking/qosBandwidthLimitRule:QosBandwidthLimitRule": _qos(
        "qos_bandwidth_limit_rules", direction="direction", maxKbps="max_kbps"
    ),
    "openstack:networking/qosMinimumBandwidthRule:QosMinimumBandwidthRule": _qos(
        "qos_minimum_bandwidth_rules", direction="direction", minKbps="min_kbps"
    ),
    "openstack:networking/qosDscpMarkingRule:QosDscpMarkingRule": _qos("qos_dscp_marking_rules", dscpMark="dscp_mark"),
    "openstack:compute/instance:Instance": PendingKind(_service("compute", "servers", details=False), NAME),
    "openstack:compute/serverGroup:ServerGroup": PendingKind(_service("compute", "server_groups"), NAME),
    "openstack:compute/keypair:Keypair": PendingKind(
        _service("compute", "keypairs"), NAME, lambda _inputs, found: str(found.name)
    ),
    "openstack:compute/volumeAttach:VolumeAttach": PendingKind(
        _attachments,
        _equal(volumeId="volume_id"),
        # the provider's id of an attachment is Nova's, and Nova's is the volume's
        lambda inputs, found: f"{inputs['instanceId']}/{found.volume_id}",
    ),
    "openstack:compute/interfaceAttach:InterfaceAttach": PendingKind(
        _interfaces,
        lambda inputs, found: found.port_id == inputs.get("portId") or found.net_id == inputs.get("networkId"),
        lambda inputs, found: f"{inputs['instanceId']}/{found.port_id}",
    ),
    "openstack:blockstorage/volume:Volume": PendingKind(_service("block_storage", "volumes", details=False), NAME),
    "openstack:loadbalancer/loadBalancer:LoadBalancer": PendingKind(_service("load_balancer", "load_balancers"), NAME),
    "openstack:loadbalancer/listener:Listener": PendingKind(_service("load_balancer", "listeners"), _listener_same),
    "openstack:loadbalancer/pool:Pool": PendingKind(_service("load_balancer", "pools"), _pool_same),
    "openstack:loadbalancer/member:Member": PendingKind(
        _members, _equal(address="address", protocolPort="protocol_port")
    ),
    "openstack:loadbalancer/monitor:Monitor": PendingKind(_service("load_balancer", "health_monitors"), _monitor_same),
    "openstack:dns/zone:Zone": PendingKind(_service("dns", "zones"), NAME),
    "openstack:dns/recordSet:RecordSet": PendingKind(
        _zone_records, _equal(name="name", type="type"), lambda inputs, found: f"{inputs['zoneId']}/{found.id}"
    ),
    "openstack:vpnaas/ikePolicy:IkePolicy": _vpn("ike_policies"),
    "openstack:vpnaas/ipSecPolicy:IpSecPolicy": _vpn("ipsec_policies"),
    "openstack:vpnaas/service:Service": _vpn("services"),
    "openstack:vpnaas/endpointGroup:EndpointGroup": _vpn("endpoint_groups"),
    "openstack:vpnaas/siteConnection:SiteConnection": _vpn("ipsec_site_connections"),
    "openstack:identity/project:Project": PendingKind(
        lambda door, _inputs: [] if door.project is None else [door.outer.identity.get_project(door.project)], NAME
    ),
    "openstack:identity/applicationCredential:ApplicationCredential": PendingKind(_credentials, NAME, keep=False),
}

REPEATABLE: Final = frozenset(
    {
        "openstack:identity/roleAssignment:RoleAssignment",
        "openstack:compute/quotaSetV2:QuotaSetV2",
        "openstack:networking/quotaV2:QuotaV2",
        "openstack:blockstorage/quoteSetV3:QuoteSetV3",
        "openstack:loadbalancer/quota:Quota",
        "openstack:loadbalancer/members:Members",
        "openstack:networking/floatingIpAssociate:FloatingIpAssociate",
        "openstack:networking/portSecGroupAssociate:PortSecGroupAssociate",
        "pulumi:providers:openstack",
    }
)
"""Making these twice is the same as making them once."""
