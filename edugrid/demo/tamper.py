"""What somebody does behind edugrid's back."""

import json
from pathlib import Path
from typing import Any


def open_port(profile: str, project: str, group: str) -> str:
    """Let the whole world reach RDP through a security group, by the OpenStack API."""
    cloud = _connect(profile)
    owner = cloud.identity.find_project(project, ignore_missing=False)
    found = next(iter(cloud.network.security_groups(project_id=owner.id, name=group)))
    cloud.network.create_security_group_rule(
        security_group_id=found.id,
        direction="ingress",
        ethertype="IPv4",
        protocol="tcp",
        port_range_min=3389,
        port_range_max=3389,
        remote_ip_prefix="0.0.0.0/0",
    )
    return f"{profile}: 3389 open to 0.0.0.0/0 in {group}"


def extra_server(profile: str, project: str, name: str) -> str:
    """Boot a server that nobody declared, on the project's own network; by the OpenStack API."""
    cloud = _in_project(profile, project)
    network = next(iter(cloud.network.networks(project_id=cloud.current_project_id)))
    _boot(cloud, name, network.id)
    return f"{profile}: server {name} booted"


def legacy_workload(profile: str, project: str, name: str) -> str:
    """The workload that still runs for a legacy data centre: a project of its own with one server."""
    admin = _connect(profile)
    if admin.identity.find_project(project) is None:
        made = admin.identity.create_project(name=project, domain_id=_domain(admin), description="legacy")
        role = admin.identity.find_role("admin", ignore_missing=False)
        admin.identity.assign_project_role_to_user(made, admin.current_user_id, role)
    cloud = _in_project(profile, project)
    if not list(cloud.compute.servers(name=f"^{name}$")):
        network = cloud.network.create_network(name=f"{project}-net")
        cloud.network.create_subnet(network_id=network.id, ip_version=4, cidr="172.30.8.0/24", name=f"{project}-v4")
        _boot(cloud, name, network.id)
    return f"{profile}: {name} runs in {project}"


def stop_legacy_workload(profile: str, project: str, name: str) -> str:
    """Take the legacy workload away."""
    cloud = _in_project(profile, project)
    for server in cloud.compute.servers(name=f"^{name}$"):
        cloud.compute.delete_server(server.id)
        cloud.compute.wait_for_delete(server, interval=1, wait=60)
    return f"{profile}: {name} deleted"


def vlan_by_hand(endpoints: Path, credentials: Path, device: str, kind: str, vlan: int) -> str:
    """Add a VLAN on a switch, typed over SSH as an engineer would, and save it."""
    from netmiko import ConnectHandler

    place = json.loads(endpoints.read_text(encoding="utf-8"))[device]
    login = json.loads(credentials.read_text(encoding="utf-8"))["default"]
    session = ConnectHandler(device_type=kind, fast_cli=True, **place, **login)
    try:
        session.send_config_set([f"vlan {vlan}", "description printer"], error_pattern="Error|%")
        if kind == "huawei_vrpv8":
            session.commit()
    finally:
        session.disconnect()
    return f"{device}: VLAN {vlan} typed by hand"


def _connect(profile: str) -> Any:  # noqa: ANN401 - the SDK's types name both versions of Identity, of which one is here
    import openstack

    return openstack.connect(cloud=profile)


def _in_project(profile: str, project: str) -> Any:  # noqa: ANN401 - openstacksdk's types name both Identity versions
    admin = _connect(profile)
    owner = admin.identity.find_project(project, ignore_missing=False)
    return admin.connect_as_project(owner)


def _domain(admin) -> str:  # type: ignore[no-untyped-def] # noqa: ANN001 - openstacksdk publishes no types
    return str(admin.identity.get_project(admin.current_project_id).domain_id)


def _boot(cloud: Any, name: str, network: str) -> None:  # noqa: ANN401 - see _connect
    image = cloud.image.find_image("edu-linux-12", ignore_missing=False)
    flavor = cloud.compute.find_flavor("edu.small", ignore_missing=False)
    server = cloud.compute.create_server(
        name=name, image_id=image.id, flavor_id=flavor.id, networks=[{"uuid": network}]
    )
    cloud.compute.wait_for_server(server, wait=120, interval=1)
