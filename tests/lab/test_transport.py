"""The way to a device: real SSH on loopback, SIMULATED switches behind it."""

import json
from collections.abc import Iterator
from pathlib import Path

import asyncssh
import pytest
from jump_server import JumpServer
from napalm.base.exceptions import ConnectionException
from simulated_network import SimulatedNetwork

from edugrid.design.network import DeviceDesign
from edugrid.region import open_region
from edugrid.rollout.connect import connect
from edugrid.rollout.site import Site

pytestmark = pytest.mark.lab

INVENTORIES = Path(__file__).parents[2] / "inventories"


@pytest.fixture(scope="module")
def device() -> DeviceDesign:
    return next(d for d in open_region(INVENTORIES, "henan/zhengzhou").design.devices if d.name == "xz-gw-1")


@pytest.fixture
def network(tmp_path: Path, device: DeviceDesign) -> Iterator[SimulatedNetwork]:
    made = SimulatedNetwork(tmp_path, [device])
    yield made
    made.stop()


@pytest.fixture
def jump() -> Iterator[JumpServer]:
    with JumpServer("hopper", "Sprung@12345") as made:
        yield made


def _site(network: SimulatedNetwork, jump: JumpServer, password: str) -> Site:
    environment = network.environment()
    secret = Path(environment["EDUGRID_CREDENTIALS"])
    logins = json.loads(secret.read_text(encoding="utf-8"))
    logins["devices"] = {"bastion": {"username": jump.username, "password": password}}
    secret.write_text(json.dumps(logins), encoding="utf-8")
    file = secret.with_name("site.yml")
    hosts = {"bastion": {"host": "127.0.0.1", "port": jump.port}}
    file.write_text(json.dumps({"jump_hosts": hosts, "jump": "bastion"}), encoding="utf-8")
    return Site.from_env(environment | {"EDUGRID_SITE": str(file)})


def test_a_session_through_a_jump_host(network: SimulatedNetwork, device: DeviceDesign, jump: JumpServer) -> None:
    jump.write_known_host(network.known_hosts)
    site = _site(network, jump, jump.password)
    with connect(device, site) as driver:
        assert driver.get_facts()["hostname"] == device.name
    where = site.endpoint(device.name, device.host, device.port)
    assert jump.forwarded == [(where.host, where.port)]


def test_a_jump_host_is_checked_like_any_device(
    network: SimulatedNetwork, device: DeviceDesign, jump: JumpServer
) -> None:
    site = _site(network, jump, jump.password)
    with (
        pytest.raises(ConnectionException, match=r"jump host bastion: .* the host key SHA256:.* is not in "),
        connect(device, site),
    ):
        pass
    jump.write_known_host(network.known_hosts)
    with (
        pytest.raises(ConnectionException, match=r"jump host bastion: .*Authentication failed"),
        connect(device, _site(network, jump, "wrong")),
    ):
        pass
    assert jump.forwarded == []


def test_another_key_than_the_one_written_down_is_not_the_jump_host(
    network: SimulatedNetwork, device: DeviceDesign, jump: JumpServer
) -> None:
    right, jump.key = jump.key, asyncssh.generate_private_key("ssh-ed25519")  # what is written down, not what it serves
    jump.write_known_host(network.known_hosts)
    with (
        pytest.raises(ConnectionException, match=r"jump host bastion: .*key"),
        connect(device, _site(network, jump, jump.password)),
    ):
        pass
    assert jump.forwarded == []
    network.known_hosts.write_text(
        "".join(line for line in network.known_hosts.open(encoding="ascii") if f":{jump.port} " not in line),
        encoding="ascii",
    )
    jump.key = right
    jump.write_known_host(network.known_hosts)
    with connect(device, _site(network, jump, jump.password)) as driver:
        assert driver.get_facts()["hostname"] == device.name


def test_the_device_behind_it_is_checked_too(network: SimulatedNetwork, device: DeviceDesign, jump: JumpServer) -> None:
    network.known_hosts.write_text("", encoding="ascii")
    jump.write_known_host(network.known_hosts)
    with (
        pytest.raises(ConnectionException, match="host key SHA256:"),
        connect(device, _site(network, jump, jump.password)),
    ):
        pass
