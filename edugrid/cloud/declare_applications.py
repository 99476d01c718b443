"""Declared: applications."""

from collections.abc import Iterator

from edugrid.cloud.declared import Declared
from edugrid.cloud.encrypted_type import ENCRYPTED
from edugrid.cloud.let_in import let_in
from edugrid.cloud.neutron_tags import neutron_tags
from edugrid.cloud.rules import mandatory_tags
from edugrid.cloud.volume_metadata import volume_metadata
from edugrid.design.tenancy_spec import ApplicationSpec, BalancerSpec, TenancySpec


def declare_applications(spec: TenancySpec) -> list[Declared]:
    """Server groups, QoS, ports, servers, volumes, load balancers and floating addresses."""
    return [found for app in spec.applications for found in _application(spec, app)]


def _application(spec: TenancySpec, app: ApplicationSpec) -> Iterator[Declared]:
    name = f"{spec.cloud}-{app.base}"
    if app.count > 1 and spec.features.server_groups:
        yield Declared("openstack:compute/serverGroup:ServerGroup", name, {"name": app.base})
    if app.qos_kbps is not None:
        yield Declared("openstack:networking/qosPolicy:QosPolicy", name, {"name": app.base})
        yield Declared(
            "openstack:networking/qosBandwidthLimitRule:QosBandwidthLimitRule", name, {"maxKbps": app.qos_kbps}
        )
        yield Declared("openstack:networking/qosDscpMarkingRule:QosDscpMarkingRule", name, {})
    for server in app.servers:
        yield from _server(spec, app, server)
    if app.load_balancer is not None:
        for family in (4, 6) if spec.features.planned_v6 else (4,):
            yield from _balancer(spec, app, app.load_balancer, family)


def _server(spec: TenancySpec, app: ApplicationSpec, server: str) -> Iterator[Declared]:
    name, network = f"{spec.cloud}-{server}", f"{spec.cloud}-{app.network}"
    tags = neutron_tags(app.tags)
    yield Declared("openstack:networking/port:Port", name, {"name": server, "tags": tags}, network)
    properties: dict[str, object] = {
        "name": server,
        "flavorName": app.flavor,
        "imageName": app.image,
        "metadata": dict(app.tags),
    }
    yield Declared(mandatory_tags.RESOURCE, name, properties, network)
    for volume in app.volumes:
        properties = {
            "name": f"{server}-{volume.name}",
            "size": volume.size_gib,
            "volumeType": (spec.features.encrypted_volume_type or ENCRYPTED) if volume.encrypted else None,
            "metadata": volume_metadata(app.tags, app.backup),
        }
        yield Declared("openstack:blockstorage/volume:Volume", f"{name}-{volume.name}", properties)
        yield Declared("openstack:compute/volumeAttach:VolumeAttach", f"{name}-{volume.name}", {})
    if app.address == "floating" and app.load_balancer is None:
        yield Declared(
            "openstack:networking/floatingIp:FloatingIp",
            name,
            {"pool": spec.external_network, "tags": tags, "description": server},
        )


def _balancer(spec: TenancySpec, app: ApplicationSpec, wanted: BalancerSpec, family: int) -> Iterator[Declared]:
    name, base = f"{spec.cloud}-{app.base}-v{family}", {"name": f"{app.base}-v{family}"}
    group = next(group for group in spec.security_groups if group.name == app.security_group)
    tags = neutron_tags(app.tags)
    yield Declared("openstack:loadbalancer/loadBalancer:LoadBalancer", name, {**base, "tags": tags})
    listener = {
        "protocol": wanted.protocol,
        "protocolPort": wanted.port,
        "allowedCidrs": let_in(group, wanted)[family],
    }
    yield Declared("openstack:loadbalancer/listener:Listener", name, {**base, **listener})
    yield Declared("openstack:loadbalancer/pool:Pool", name, base)
    yield Declared("openstack:loadbalancer/monitor:Monitor", name, base)
    for number, server in enumerate(app.servers, start=1):
        member = {"name": server, "protocolPort": wanted.member_port}
        yield Declared("openstack:loadbalancer/member:Member", f"{name}-{number}", member)
    if family == 4 and app.address == "floating":  # noqa: PLR2004 - IPv4
        yield Declared(
            "openstack:networking/floatingIp:FloatingIp",
            name,
            {"pool": spec.external_network, "tags": tags, "description": base["name"]},
        )
