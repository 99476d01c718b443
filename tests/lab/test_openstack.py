"""The OpenStack lab: real services, started and stopped here; the hypervisor is simulated (Nova's fake driver)."""

import errno
import json
import secrets
import shutil
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
from open_cloud import open_cloud

from edugrid.lab.openstack import Endpoint, LabError, down, status, up
from edugrid.lab.process_record import ProcessRecord

pytestmark = [
    pytest.mark.lab,
    # openstacksdk's notes to its own callers
    pytest.mark.filterwarnings("ignore:.*(deprecated|unnecesary)"),
]

NAMES = ["keystone", "neutron", "placement", "glance", "nova"]
WAIT_SECONDS = 120


def records(lab: Path) -> list[ProcessRecord]:
    found = [ProcessRecord.load(path) for path in sorted(lab.glob("openstack/*/run/*.json"))]
    return [record for record in found if record is not None]


def processes_of(lab: Path) -> list[str]:
    """Command lines that name the lab's folder, children of its services among them: nothing else may hold a port."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # ended meanwhile
            found.append(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
    return [text for text in found if str(lab) in text]


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    down(tmp_path)


def make_server(cloud: Any) -> Any:  # noqa: ANN401  # openstacksdk has no types
    network = cloud.network.create_network(name="school-net")
    cloud.network.create_subnet(network_id=network.id, ip_version=4, cidr="10.20.0.0/24")
    cloud.network.create_subnet(
        network_id=network.id, ip_version=6, cidr="fd00:20::/64", ipv6_ra_mode="slaac", ipv6_address_mode="slaac"
    )
    group = cloud.network.create_security_group(name="web")
    cloud.network.create_security_group_rule(
        security_group_id=group.id,
        direction="ingress",
        ether_type="IPv6",
        protocol="tcp",
        port_range_min=443,
        port_range_max=443,
    )
    server = cloud.compute.create_server(
        name="portal",
        flavor_id=cloud.compute.find_flavor("edu.small").id,
        image_id=cloud.image.find_image("edu-linux-12").id,
        networks=[{"uuid": network.id}],
        security_groups=[{"name": "web"}],
    )
    return cloud.compute.wait_for_server(server, wait=WAIT_SECONDS, interval=1)


def check_operator(cloud: Any, name: str) -> None:  # noqa: ANN401  # the same
    domain = cloud.identity.find_domain(name)
    project = cloud.identity.create_project(name="zhengzhou", domain_id=domain.id)
    cloud.compute.update_quota_set(project.id, cores=12)
    assert cloud.compute.get_quota_set(project.id).cores == 12
    cloud.network.update_quota(project.id, networks=3)
    assert cloud.network.get_quota(project.id).networks == 3
    vlan = cloud.network.create_network(
        name="man-vlan",
        provider_network_type="vlan",
        provider_physical_network="physnet1",
        provider_segmentation_id=100,
    )
    assert vlan.provider_segmentation_id == 100
    external = cloud.network.find_network("ext-net")
    prefixes = {subnet.cidr for subnet in cloud.network.subnets(network_id=external.id)}
    assert external.is_router_external
    assert prefixes == {"198.51.100.0/24", "2001:db8:ffff::/64"}
    router = cloud.network.create_router(name="edge", external_gateway_info={"network_id": external.id})
    assert len(router.external_gateway_info["external_fixed_ips"]) == 2
    parent, child = (cloud.network.create_port(network_id=vlan.id, name=role) for role in ("parent", "child"))
    trunk = cloud.network.create_trunk(
        port_id=parent.id, sub_ports=[{"port_id": child.id, "segmentation_type": "vlan", "segmentation_id": 101}]
    )
    assert [port["port_id"] for port in trunk.sub_ports] == [child.id]


def taken(port: int) -> AbstractContextManager[object]:
    """Listen on ``port``; where somebody else has it already, that is all that is wanted."""
    try:
        return closing(socket.create_server(("127.0.0.1", port)))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        return nullcontext()


def test_life_of_a_lab(lab: Path) -> None:
    said: list[str] = []
    endpoint = up(lab, said.append, services=())
    assert [(s.name, s.running, s.answering) for s in status(lab)] == [(name, True, True) for name in NAMES]
    assert any("nova answers" in line for line in said)
    assert endpoint.clouds_yaml.stat().st_mode & 0o777 == 0o600

    cloud = open_cloud(endpoint, "gov")
    check_operator(cloud, "gov")
    server = make_server(cloud)
    assert server.status == "ACTIVE"
    assert {a["version"] for addresses in server.addresses.values() for a in addresses} == {4, 6}
    other = open_cloud(endpoint, "telecom")
    assert other.identity.find_project("zhengzhou", domain_id=other.identity.find_domain("telecom").id) is None
    assert list(other.compute.servers()) == []

    before = records(lab)
    assert len(before) == len(NAMES)
    assert up(lab, said.append, services=()) == endpoint
    assert records(lab) == before, "a second up of a running lab starts nothing"

    assert len(processes_of(lab)) == len(NAMES)
    assert down(lab) == [f"core/{name}" for name in NAMES]
    assert not any(record.alive for record in before)
    assert processes_of(lab) == []
    assert down(lab) == []

    # Somebody takes Nova's port meanwhile: the catalog follows the lab to another one.
    port = json.loads((lab / "openstack/core/ports.json").read_text())["nova"]
    with taken(port):
        endpoint = up(lab, said.append, services=())
        cloud = open_cloud(endpoint, "gov")
        assert f":{port}/" not in cloud.compute.get_endpoint()
        kept = cloud.compute.find_server("portal")
        assert (kept.id, kept.status) == (server.id, "ACTIVE")
        cloud.compute.delete_server(kept)
        cloud.compute.wait_for_delete(kept, interval=1, wait=WAIT_SECONDS)
        assert list(cloud.network.ports(device_id=kept.id)) == []


def test_a_service_that_dies_is_named_with_its_log(lab: Path) -> None:
    up(lab, print, services=())
    down(lab)
    shutil.rmtree(lab / "openstack/core/keys/fernet")
    with pytest.raises(LabError, match=r"(?s)keystone died at start.*keys/fernet does not exist"):
        up(lab, print, services=())
    assert records(lab) == []
    assert not any(state.running for state in status(lab))


def test_separate_clouds_do_not_know_each_other(lab: Path) -> None:
    endpoint = up(lab, print, separate=True, services=())
    assert len(set(endpoint.auth_urls.values())) == 2
    assert len(records(lab)) == 2 * len(NAMES)
    gov, telecom = open_cloud(endpoint, "gov"), open_cloud(endpoint, "telecom")
    gov.network.create_network(name="only-here")
    assert telecom.network.find_network("only-here") is None
    assert telecom.identity.find_domain("gov") is None
    answer = telecom.session.get(
        f"{endpoint.auth_urls['telecom']}/auth/tokens",
        headers={"X-Auth-Token": gov.auth_token, "X-Subject-Token": gov.auth_token},
        authenticated=False,
        raise_exc=False,
    )
    assert answer.status_code == 401
    with pytest.raises(LabError, match="use another directory"):
        up(lab, print, services=())


def test_many_clients_at_once(openstack_lab: Endpoint) -> None:
    """Each logs in, makes a network and boots a server: no lock errors, no spurious refusals, all ACTIVE."""
    run = secrets.token_hex(4)

    def work(number: int) -> tuple[Any, Any, Any]:
        cloud = open_cloud(openstack_lab, ("gov", "telecom")[number % 2])
        network = cloud.network.create_network(name=f"{run}-{number}")
        cloud.network.create_subnet(network_id=network.id, ip_version=4, cidr=f"10.30.{number}.0/24")
        server = cloud.compute.create_server(
            name=f"{run}-{number}",
            flavor_id=cloud.compute.find_flavor("edu.small").id,
            image_id=cloud.image.find_image("edu-linux-12").id,
            networks=[{"uuid": network.id}],
        )
        return cloud, network, cloud.compute.wait_for_server(server, wait=WAIT_SECONDS, interval=1)

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(work, range(8)))
    assert [server.status for _, _, server in made] == ["ACTIVE"] * 8
    for cloud, _, server in made:
        cloud.compute.delete_server(server)
    for cloud, network, server in made:
        cloud.compute.wait_for_delete(server, interval=1, wait=WAIT_SECONDS)
        cloud.network.delete_network(network)
    assert not [s for cloud, _, _ in made[:2] for s in cloud.compute.servers() if s.name.startswith(run)]
