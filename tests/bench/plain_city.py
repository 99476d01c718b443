"""The example city as somebody would write it without edugrid: one flat Pulumi program, values from a file.

The bench copies it to a project of its own, with ``city.json`` beside it. No component, no policy, no intent.
"""

import json
import os
from pathlib import Path
from typing import Any

import pulumi
import pulumi_openstack as openstack
from ruamel.yaml import YAML

clouds = YAML(typ="safe").load(Path(os.environ["OS_CLIENT_CONFIG_FILE"]))["clouds"]
city: list[dict[str, Any]] = json.loads((Path(__file__).parent / "city.json").read_text(encoding="utf-8"))

for share in city:
    cloud, name = share["cloud"], share["project"]
    admin = openstack.Provider(f"{cloud}-admin", cloud=cloud)
    by_admin = pulumi.ResourceOptions(provider=admin)
    asked = pulumi.InvokeOptions(provider=admin)
    scope = openstack.identity.get_auth_scope_output(name=cloud, opts=asked)
    role = openstack.identity.get_role_output(name="admin", opts=asked)
    external = openstack.networking.get_network_output(name=share["external_network"], external=True, opts=asked)
    project = openstack.identity.Project(
        f"{cloud}-project",
        name=name,
        description=share["description"],
        domain_id=scope.project_domain_id,
        tags=["managed-by-edugrid"],
        opts=by_admin,
    )
    assignment = openstack.identity.RoleAssignment(
        f"{cloud}-role", project_id=project.id, role_id=role.id, user_id=scope.user_id, opts=by_admin
    )
    auth = clouds[cloud]["auth"]
    provider = openstack.Provider(
        f"{cloud}-inside",
        auth_url=auth["auth_url"],
        user_name=auth["username"],
        password=pulumi.Output.secret(auth["password"]),
        user_domain_name=auth["user_domain_name"],
        tenant_id=project.id,
        region=clouds[cloud].get("region_name"),
        opts=pulumi.ResourceOptions(depends_on=[assignment]),
    )
    quota = share["quota"]
    quotas: list[pulumi.Resource] = [
        openstack.compute.QuotaSetV2(
            f"{cloud}-compute",
            project_id=project.id,
            cores=quota["cores"],
            ram=quota["ram_mib"],
            instances=quota["instances"],
            opts=by_admin,
        ),
        openstack.networking.QuotaV2(
            f"{cloud}-network",
            project_id=project.id,
            network=quota["networks"],
            subnet=quota["networks"] * 2,
            router=quota["routers"],
            security_group=quota["security_groups"],
            security_group_rule=quota["security_groups"] * 50,
            opts=by_admin,
        ),
    ]
    inside = pulumi.ResourceOptions(provider=provider, depends_on=quotas)
    net = share["network"]
    segment = openstack.networking.NetworkSegmentArgs(
        network_type="vlan", physical_network=net["physical_network"], segmentation_id=net["vlan"]
    )
    network = openstack.networking.Network(
        f"{cloud}-network",
        name=net["name"],
        description=share["description"],
        admin_state_up=True,
        port_security_enabled=True,
        segments=[segment] if net["physical_network"] else None,
        opts=inside,
    )
    router = openstack.networking.Router(
        f"{cloud}-router", name=share["router"], admin_state_up=True, external_network_id=external.id, opts=inside
    )
    interfaces: list[pulumi.Resource] = []
    for version in (4, 6):
        slaac = "slaac" if version == 6 else None
        subnet = openstack.networking.Subnet(
            f"{cloud}-v{version}",
            name=f"{net['name']}-v{version}",
            network_id=network.id,
            ip_version=version,
            cidr=net[f"ipv{version}"],
            gateway_ip=net[f"gateway{version}"],
            dns_nameservers=[server for server in net["dns_servers"] if (":" in server) == (version == 6)],
            ipv6_ra_mode=slaac,
            ipv6_address_mode=slaac,
            opts=inside,
        )
        interfaces.append(
            openstack.networking.RouterInterface(
                f"{cloud}-v{version}", router_id=router.id, subnet_id=subnet.id, opts=inside
            )
        )
    groups = {}
    for group in share["security_groups"]:
        made = openstack.networking.SecGroup(
            f"{cloud}-{group['name']}",
            name=group["name"],
            description=group["description"],
            delete_default_rules=True,
            opts=inside,
        )
        groups[group["name"]] = made.id
        for number, rule in enumerate(group["rules"]):
            openstack.networking.SecGroupRule(
                f"{cloud}-{group['name']}-{number}", security_group_id=made.id, opts=inside, **rule
            )
    for server in share["instances"]:
        port = openstack.networking.Port(
            f"{cloud}-{server['name']}",
            name=server["name"],
            network_id=network.id,
            admin_state_up=True,
            security_group_ids=[groups[server["security_group"]]],
            opts=pulumi.ResourceOptions.merge(inside, pulumi.ResourceOptions(depends_on=interfaces)),
        )
        openstack.compute.Instance(
            f"{cloud}-{server['name']}",
            name=server["name"],
            flavor_name=server["flavor"],
            image_name=server["image"],
            networks=[{"port": port.id}],
            metadata=dict(server["tags"]),
            opts=inside,
        )
