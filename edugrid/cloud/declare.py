"""What a tenancy would register, as far as the policies care; no engine is needed."""

from edugrid.cloud.declared import Declared
from edugrid.cloud.rule_set import rule_set
from edugrid.cloud.rules import ipv6_everywhere, level3_encryption, management_ports, mandatory_tags
from edugrid.design.tenancy_spec import TenancySpec, VolumeSpec


def declare(spec: TenancySpec) -> list[Declared]:
    """Resources of the tenancy with the properties that some policy reads."""
    found = [_named(spec, "openstack:networking/router:Router", spec.router)]
    if spec.features.project:
        found.append(_named(spec, "openstack:identity/project:Project", spec.project))
    for net in spec.networks:
        found.append(_named(spec, ipv6_everywhere.NETWORK, net.name))
        for family, cidr in ((4, net.ipv4), (6, net.ipv6)):
            name = f"{net.name}-v{family}"
            properties = {"name": name, "ipVersion": family, "cidr": None if cidr is None else str(cidr)}
            found.append(
                Declared(ipv6_everywhere.SUBNET, f"{spec.cloud}-{name}", properties, f"{spec.cloud}-{net.name}")
            )
    for group in spec.security_groups:
        found.append(_named(spec, "openstack:networking/secGroup:SecGroup", group.name))
        for key, whitelist in rule_set(group).items():
            rule = {
                "direction": key.direction,
                "ethertype": key.ethertype,
                "protocol": key.protocol,
                "portRangeMin": key.port_min,
                "portRangeMax": key.port_max,
                "remoteIpPrefix": key.remote,
            }
            found.append(Declared(management_ports.RESOURCE, f"{spec.cloud}-{group.name} {whitelist}", rule))
    for app in spec.applications:
        for server in app.servers:
            properties = {
                "name": server,
                "metadata": dict(app.tags),
                "flavorName": app.flavor,
                "imageName": app.image,
            }
            found.append(
                Declared(mandatory_tags.RESOURCE, f"{spec.cloud}-{server}", properties, f"{spec.cloud}-{app.network}")
            )
            found += [_volume(spec, server, volume, dict(app.tags)) for volume in app.volumes]
    return found


def _volume(spec: TenancySpec, server: str, volume: VolumeSpec, tags: dict[str, str]) -> Declared:
    kind = level3_encryption.ENCRYPTED if volume.encrypted else None
    properties = {"name": f"{server}-{volume.name}", "metadata": tags, "volumeType": kind}
    return Declared(level3_encryption.VOLUME, f"{spec.cloud}-{server}-{volume.name}", properties)


def _named(spec: TenancySpec, token: str, name: str) -> Declared:
    return Declared(token, f"{spec.cloud}-{name}", {"name": name})
