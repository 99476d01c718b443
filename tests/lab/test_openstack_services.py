"""Block storage, load balancers, names, keys, VPN and the like in the OpenStack lab.

Real: the services' APIs, rules and states, the name server's answers, the encryption of secrets. Simulated: the bytes on
volumes, what a load balancer would carry, IPsec.
"""

import json
import secrets
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from socket import create_server
from typing import Any

import pytest
from open_cloud import open_cloud

from edugrid.lab.openstack import Endpoint, down, status, up
from edugrid.lab.openstack.environment import ensure_environment
from edugrid.toolchain.environment import pulumi_environment

pytestmark = [
    pytest.mark.lab,
    # openstacksdk's notes to its own callers
    pytest.mark.filterwarnings("ignore:.*(deprecated|unnecesary)"),
]

WAIT_SECONDS = 120
EXTENSIONS = {
    *("address-scope", "subnet_allocation", "auto-allocated-topology", "provider", "external-net", "trunk"),
    *("qos", "qos-fip", "rbac-policies", "rbac-subnetpool", "rbac-address-scope", "quotas", "extraroute"),
    *("allowed-address-pairs", "port-security", "dns-integration", "floating-ip-port-forwarding", "standard-attr-tag"),
    *("vpnaas", "vpn-endpoint-groups", "security-groups-remote-address-group", "ext-gw-mode", "segment"),
}
# One sentence of RFC 1035 is enough: ask over UDP, print what the answer section holds.
ASK = """
import sys, dns.message, dns.query
question = dns.message.make_query(sys.argv[1], sys.argv[2])
print(*dns.query.udp(question, sys.argv[3], port=int(sys.argv[4]), timeout=10).answer, sep="\\n")
"""


@pytest.fixture
def gov(openstack_lab: Endpoint) -> Any:  # noqa: ANN401 - openstacksdk has no types
    return open_cloud(openstack_lab, "gov")


@pytest.fixture
def tell() -> Iterator[Callable[..., None]]:
    """Remember what takes away what a test made; the latest goes first."""
    steps: list[tuple[Callable[..., object], tuple[object, ...]]] = []
    yield lambda step, *arguments: steps.append((step, arguments))
    for step, arguments in reversed(steps):
        step(*arguments)


def until(found: Callable[[], str], wanted: str) -> None:
    """Wait until ``found`` gives ``wanted``; anything but a waiting state on the way is a failure."""
    ends = time.monotonic() + WAIT_SECONDS
    while (state := found()) != wanted:
        assert "ERROR" not in state.upper(), state
        assert time.monotonic() < ends, f"still {state}, not {wanted}"
        time.sleep(0.3)


def ask(name: str, kind: str, address: str, port: int) -> str:
    python = ensure_environment(print).python
    done = subprocess.run(
        [python, "-c", ASK, name, kind, address, str(port)], capture_output=True, text=True, check=True, env={}
    )
    return done.stdout.strip()


def make_subnet(cloud: Any, name: str, tell: Callable[..., None], prefix: str) -> Any:  # noqa: ANN401 - the same
    network = cloud.network.create_network(name=name)
    tell(cloud.network.delete_network, network)
    return cloud.network.create_subnet(network_id=network.id, ip_version=4, cidr=prefix, name=name)


def balanced(cloud: Any, balancer: Any) -> Any:  # noqa: ANN401 - the same
    return cloud.load_balancer.wait_for_load_balancer(balancer.id, interval=0.3, wait=WAIT_SECONDS)


def drop_balancer(cloud: Any, balancer: Any) -> None:  # noqa: ANN401 - the same
    cloud.load_balancer.delete_load_balancer(balancer, cascade=True)
    cloud.load_balancer.wait_for_delete(balancer, interval=0.3, wait=WAIT_SECONDS)


def drop_volume(cloud: Any, volume: Any) -> None:  # noqa: ANN401 - the same
    cloud.block_storage.delete_volume(volume)
    cloud.block_storage.wait_for_delete(volume, interval=0.3, wait=WAIT_SECONDS)


def test_what_the_operator_has_ready(gov: Any) -> None:  # noqa: ANN401 - the same
    found = {extension.alias for extension in gov.network.extensions()}
    assert EXTENSIONS - found == set()
    man = gov.network.find_network("man-net")
    assert (man.is_shared, man.provider_network_type, man.provider_physical_network) == (True, "vlan", "physnet1")
    assert {subnet.ip_version for subnet in gov.network.subnets(network_id=man.id)} == {4, 6}
    assert gov.image.find_image("edu-nfv-frr").visibility == "public"
    assert gov.compute.find_flavor("edu.nfv").vcpus == 2
    standard, encrypted = (gov.block_storage.find_type(name) for name in ("edu-standard", "edu-encrypted"))
    assert gov.block_storage.get_type_encryption(encrypted).provider == "luks"
    assert gov.block_storage.get_type_encryption(standard).provider is None
    running = {service.binary: service.state for service in gov.block_storage.services()}
    assert running == {"cinder-scheduler": "up", "cinder-volume": "up", "cinder-backup": "up"}


def test_an_encrypted_volume_on_a_server_and_its_backup(gov: Any, tell: Callable[..., None]) -> None:  # noqa: ANN401 - the same
    storage, name = gov.block_storage, f"sv-{secrets.token_hex(3)}"
    volume = storage.create_volume(name=name, size=3, volume_type="edu-encrypted")
    tell(drop_volume, gov, volume)
    volume = storage.wait_for_status(volume, "available", interval=0.3, wait=WAIT_SECONDS)
    assert volume.is_encrypted
    assert storage.get(f"/volumes/{volume.id}", microversion="3.64").json()["volume"]["encryption_key_id"]
    subnet = make_subnet(gov, name, tell, "10.86.0.0/24")
    server = gov.compute.create_server(
        name=name,
        flavor_id=gov.compute.find_flavor("edu.nfv").id,
        image_id=gov.image.find_image("edu-nfv-frr").id,
        networks=[{"uuid": subnet.network_id}],
    )
    tell(gov.compute.wait_for_delete, server, 1, WAIT_SECONDS)
    tell(gov.compute.delete_server, server)
    gov.compute.wait_for_server(server, wait=WAIT_SECONDS, interval=0.5)
    gov.compute.create_volume_attachment(server, volume)
    until(lambda: str(storage.get_volume(volume.id).status), "in-use")
    gov.compute.delete_volume_attachment(server, volume.id)
    until(lambda: str(storage.get_volume(volume.id).status), "available")

    backup = storage.create_backup(volume_id=volume.id, name=name)
    tell(storage.wait_for_delete, backup, 0.3, WAIT_SECONDS)
    tell(storage.delete_backup, backup)
    backup = storage.wait_for_status(backup, "available", interval=0.3, wait=WAIT_SECONDS)
    assert (backup.volume_id, backup.size) == (volume.id, 3)
    restored = storage.create_volume(name=f"{name}-restored", size=3, backup_id=backup.id, volume_type="edu-encrypted")
    tell(drop_volume, gov, restored)
    restored = storage.wait_for_status(restored, "available", interval=0.3, wait=WAIT_SECONDS)
    assert restored.is_encrypted


def test_a_load_balancer_has_a_real_port_and_follows_its_members(gov: Any, tell: Callable[..., None]) -> None:  # noqa: ANN401 - the same
    service, name = gov.load_balancer, f"sv-{secrets.token_hex(3)}"
    subnet = make_subnet(gov, name, tell, "10.87.0.0/24")
    balancer = service.create_load_balancer(name=name, vip_subnet_id=subnet.id)
    balancer = balanced(gov, balancer)
    port = gov.network.get_port(balancer.vip_port_id)
    assert (port.device_owner, port.fixed_ips[0]["ip_address"]) == ("Octavia", balancer.vip_address)
    listener = service.create_listener(name=name, protocol="HTTP", protocol_port=80, load_balancer_id=balancer.id)
    balanced(gov, balancer)
    pool = service.create_pool(name=name, protocol="HTTP", lb_algorithm="ROUND_ROBIN", listener_id=listener.id)
    balanced(gov, balancer)
    member = service.create_member(pool, address="10.87.0.9", protocol_port=80)
    balanced(gov, balancer)
    assert service.get_member(member, pool).operating_status == "NO_MONITOR"
    monitor = service.create_health_monitor(pool_id=pool.id, type="HTTP", delay=5, timeout=3, max_retries=3)
    balanced(gov, balancer)
    assert service.get_member(member, pool).operating_status == "ONLINE"
    service.update_member(member, pool, admin_state_up=False)
    balanced(gov, balancer)
    assert service.get_member(member, pool).operating_status == "OFFLINE"
    service.delete_health_monitor(monitor)
    balanced(gov, balancer)
    assert {item.provisioning_status for item in (service.get_listener(listener), service.get_pool(pool))} == {"ACTIVE"}
    drop_balancer(gov, balancer)
    assert gov.network.find_port(port.id) is None
    assert list(service.pools(name=name)) == []


def test_a_zone_is_answered_by_the_name_server(
    gov: Any,  # noqa: ANN401 - the same
    openstack_lab: Endpoint,
    tell: Callable[..., None],
) -> None:
    name = f"sv-{secrets.token_hex(3)}.example."
    zone = gov.dns.create_zone(name=name, email=f"hostmaster@{name[:-1]}")
    tell(gov.dns.delete_zone, zone)
    until(lambda: str(gov.dns.get_zone(zone.id).status), "ACTIVE")
    record = gov.dns.create_recordset(zone, name=f"www.{name}", type="AAAA", records=["2001:db8::80"])
    until(lambda: str(gov.dns.get_recordset(record, zone).status), "ACTIVE")
    address, port = openstack_lab.name_servers["gov"]
    assert ask(f"www.{name}", "AAAA", address, port) == f"www.{name} 3600 IN AAAA 2001:db8::80"


def test_a_projects_own_member_can_use_them(
    openstack_lab: Endpoint,
    gov: Any,  # noqa: ANN401 - the same
    tell: Callable[..., None],
) -> None:
    """What a tenant of a real cloud is: one project, the role ``member``, no rights over the cloud."""
    import openstack

    name, password = f"sv-{secrets.token_hex(3)}", secrets.token_urlsafe(16)
    domain = gov.identity.find_domain("gov")
    project = gov.identity.create_project(name=name, domain_id=domain.id)
    tell(gov.identity.delete_project, project)
    user = gov.identity.create_user(name=name, password=password, domain_id=domain.id)
    tell(gov.identity.delete_user, user)
    gov.identity.assign_project_role_to_user(project, user, gov.identity.find_role("member"))
    login = {
        "auth_url": openstack_lab.auth_urls["gov"],
        "username": name,
        "password": password,
        "project_name": name,
        "user_domain_name": "gov",
        "project_domain_name": "gov",
    }
    tenant = openstack.connection.Connection(auth=login, region_name="RegionOne")
    tell(tenant.close)
    volume = tenant.block_storage.create_volume(name=name, size=1, volume_type="edu-encrypted")
    tell(drop_volume, tenant, volume)
    tenant.block_storage.wait_for_status(volume, "available", interval=0.3, wait=WAIT_SECONDS)
    subnet = make_subnet(tenant, name, tell, "10.85.0.0/24")
    balancer = tenant.load_balancer.create_load_balancer(name=name, vip_subnet_id=subnet.id)
    tell(drop_balancer, tenant, balancer)
    assert balanced(tenant, balancer).operating_status == "ONLINE"
    secret = tenant.key_manager.create_secret(name=name, payload="s", payload_content_type="text/plain")
    tell(tenant.key_manager.delete_secret, secret)
    zone = tenant.dns.create_zone(name=f"{name}.example.", email="hostmaster@sv.example")
    tell(tenant.dns.delete_zone, zone)
    policy = tenant.network.create_vpn_ike_policy(
        name=name, ike_version="v2", auth_algorithm="sha256", encryption_algorithm="aes-256", pfs="group14"
    )
    tell(tenant.network.delete_vpn_ike_policy, policy)
    with pytest.raises(openstack.exceptions.HttpException):
        tenant.network.create_vpn_ike_policy(name=f"{name}-weak", auth_algorithm="sha1")
    assert [found.name for found in tenant.network.vpn_ike_policies()] == [name]
    with pytest.raises(openstack.exceptions.ForbiddenException):
        tenant.block_storage.create_type(name=name)
    with pytest.raises(openstack.exceptions.ForbiddenException):
        tenant.network.create_network(
            name=name, provider_network_type="vlan", provider_physical_network="physnet1", provider_segmentation_id=200
        )


def test_many_clients_at_once(openstack_lab: Endpoint) -> None:
    """Each makes and drops a volume, a zone and a load balancer: nobody is refused for what another one does."""
    run = secrets.token_hex(3)

    def work(number: int) -> str:
        cloud, name = open_cloud(openstack_lab, "gov"), f"sv-{run}-{number}"
        volume = cloud.block_storage.create_volume(name=name, size=1, volume_type="edu-encrypted")
        zone = cloud.dns.create_zone(name=f"{name}.example.", email="hostmaster@sv.example")
        network = cloud.network.create_network(name=name)
        subnet = cloud.network.create_subnet(network_id=network.id, ip_version=4, cidr=f"10.84.{number}.0/24")
        balancer = balanced(cloud, cloud.load_balancer.create_load_balancer(name=name, vip_subnet_id=subnet.id))
        cloud.load_balancer.create_listener(name=name, protocol="TCP", protocol_port=443, load_balancer_id=balancer.id)
        found = str(balanced(cloud, balancer).operating_status)
        cloud.block_storage.wait_for_status(volume, "available", interval=0.3, wait=WAIT_SECONDS)
        drop_balancer(cloud, balancer)
        cloud.network.delete_network(network)
        drop_volume(cloud, volume)
        until(lambda: str(cloud.dns.get_zone(zone.id).status), "ACTIVE")
        cloud.dns.delete_zone(zone)
        return found

    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(work, range(6)))
    assert made == ["ONLINE"] * 6
    logs = sorted(openstack_lab.clouds_yaml.parent.glob("*/log/*.log"))
    assert len(logs) >= len(openstack_lab.services["gov"])
    assert [path.name for path in logs if "database is locked" in path.read_text(errors="replace")] == []


@pytest.mark.engine
def test_one_of_each_through_the_engine(
    openstack_lab: Endpoint,
    gov: Any,  # noqa: ANN401 - the same
    tmp_path: Path,
) -> None:
    """Up, nothing to refresh, nothing to change, destroy: through the real engine and provider."""
    folder = tmp_path / "program"
    folder.mkdir()
    shutil.copy(Path(__file__).parent / "services_program.py", folder / "__main__.py")
    (folder / "Pulumi.yaml").write_text("name: services\nruntime: python\n", encoding="utf-8")
    env = pulumi_environment(tmp_path / "state") | {"OS_CLIENT_CONFIG_FILE": str(openstack_lab.clouds_yaml)}

    def pulumi(*arguments: str) -> str:
        command = ["pulumi", *arguments, "--stack", "lab", "--non-interactive"]
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
        return done.stdout

    pulumi("stack", "init")
    try:
        pulumi("up", "--yes", "--skip-preview", "--parallel", "10")
        pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes")
        pulumi("preview", "--expect-no-changes")
        state = pulumi("stack", "export")
        assert "correct horse battery staple" not in state
        assert "seven vast lakes" not in state
        kinds = {item["type"].split(":")[1].split("/")[0] for item in json.loads(state)["deployment"]["resources"]}
        assert kinds >= {"blockstorage", "loadbalancer", "dns", "keymanager", "vpnaas", "networking", "compute"}
        tunnel = next(gov.network.vpn_ipsec_site_connections(name="sv-tunnel"))
        assert tunnel.status == "PENDING_CREATE", "no agent takes it up: there is no IPsec here"
        booted = gov.compute.find_server("sv-booted", details=True)
        data = gov.block_storage.find_volume("sv-data", details=True)
        assert {volume["id"] for volume in booted.attached_volumes} > {data.id}
        assert data.is_encrypted
        address, port = openstack_lab.name_servers["gov"]
        assert ask("portal.sv.example.", "AAAA", address, port) == "portal.sv.example. 600 IN AAAA 2001:db8::80"
    finally:
        pulumi("destroy", "--yes", "--skip-preview", "--parallel", "10")
    left = [
        *gov.network.networks(),
        *gov.block_storage.volumes(),
        *gov.load_balancer.load_balancers(),
        *gov.dns.zones(),
    ]
    left += [*gov.network.ports(), *gov.compute.servers(), *gov.key_manager.secrets(), *gov.network.trunks()]
    assert [item.name for item in left if (item.name or "").startswith(("sv-", "sv."))] == []


def test_each_cloud_lists_what_it_runs_and_keeps_it_over_a_restart(tmp_path: Path) -> None:
    """Apart, as `edugrid lab up` starts them."""
    try:
        endpoint = up(tmp_path, print, separate=True)
        assert all(service.answering for service in status(tmp_path))
        gov, telecom = (open_cloud(endpoint, name) for name in ("gov", "telecom"))
        assert telecom.has_service("block-storage")
        assert telecom.has_service("load-balancer")
        assert not telecom.has_service("dns")
        assert not telecom.has_service("key-manager")
        assert list(endpoint.name_servers) == ["gov"]
        secret = gov.key_manager.create_secret(
            name="kept", payload="over the restart", payload_content_type="text/plain"
        )
        key = secret.secret_ref.rsplit("/", 1)[1]
        zone = gov.dns.create_zone(name="kept.example.", email="hostmaster@kept.example")
        until(lambda: str(gov.dns.get_zone(zone.id).status), "ACTIVE")
        # No key manager there: Cinder keeps one key itself.
        volume = telecom.block_storage.create_volume(name="kept", size=1, volume_type="edu-encrypted")
        assert telecom.block_storage.wait_for_status(volume, "available", wait=WAIT_SECONDS, interval=0.3).is_encrypted

        down(tmp_path)
        ports = json.loads((tmp_path / "openstack/gov/ports.json").read_text(encoding="utf-8"))
        address, taken = endpoint.name_servers["gov"]
        with closing(create_server((address, taken))), closing(create_server((address, ports["cinder"]))):
            endpoint = up(tmp_path, print, separate=True)
        gov = open_cloud(endpoint, "gov")
        assert endpoint.name_servers["gov"][1] != taken
        assert ask("kept.example.", "SOA", *endpoint.name_servers["gov"]).startswith("kept.example. ")
        assert f":{ports['cinder']}/" not in gov.block_storage.get_endpoint()
        assert {service.state for service in gov.block_storage.services()} == {"up"}
        payload = gov.key_manager.get(f"/secrets/{key}/payload", headers={"Accept": "text/plain"})
        assert payload.text == "over the restart"
        record = gov.dns.create_recordset(zone, name="www.kept.example.", type="A", records=["192.0.2.9"])
        until(lambda: str(gov.dns.get_recordset(record, zone).status), "ACTIVE")
    finally:
        down(tmp_path)
