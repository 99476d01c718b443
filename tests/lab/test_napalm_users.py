"""NAPALM and nornir users: our drivers by name, over real SSH, on devices SIMULATED in this process."""

import json
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import napalm
import pytest
from napalm.base import models
from napalm.base.test import helpers
from nornir import InitNornir
from nornir.core.plugins.inventory import InventoryPluginRegister, TransformFunctionRegister
from nornir_napalm.plugins.tasks import napalm_get, napalm_validate
from simulated_network import SimulatedNetwork

from edugrid.lab.devices.core.learnt import (
    Health,
    Learnt,
    Light,
    LldpNeighbor,
    MacEntry,
    Neighbor,
    Peer,
    Route,
    Traffic,
)
from edugrid.region import open_region
from edugrid.rollout.nornir_inventory import EdugridInventory
from edugrid.rollout.nornir_login import edugrid_login

pytestmark = pytest.mark.lab
INVENTORIES = Path(__file__).parents[2] / "inventories"
PORTS = {"huawei_vrp8": ("10GE1/0/1", "GE1/0/2"), "h3c_comware7": ("Ten-GigabitEthernet1/0/25", "GigabitEthernet1/0/2")}


def _learnt(up: str, down: str) -> Learnt:
    return Learnt(
        lldp=(LldpNeighbor(up, "zm-pop-9", "eth7", "02e0-0000-0099"),),
        macs=(MacEntry("02e0-0000-0011", 110, down), MacEntry("02e0-0000-0012", 110, down, static=True)),
        neighbors=(
            Neighbor("10.99.0.2", "02e0-0000-0021", down, 110, 1020),
            Neighbor("2001:db8:99::2", "02e0-0000-0021", down, 110, 60, "STALE"),
        ),
        routes=(Route("10.98.0.0/16", "10.99.0.2", up), Route("2001:db8:98::/48", "FE80::1", up, seconds=30)),
        lights=(Light(up, (-3.5,), (-2.25,), (7.5,)),),
        received={up: Traffic(910000, 6000, 900, 100, 0, 2)},
        sent={up: Traffic(1200000, 7500, 450, 50)},
        health=Health(fans={1: True, 2: False}, sensors={"inflow": (61, 60, 70)}, cpu_percent=12),
        reachable=frozenset({"10.99.0.2", "2001:db8:99::2"}),
    )


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatedNetwork]:
    designs = open_region(INVENTORIES, "henan/zhengzhou").design.devices
    chosen = {design.platform: design for design in designs if design.platform in PORTS}
    made = SimulatedNetwork(tmp_path_factory.mktemp("lab"), chosen.values())
    for design in chosen.values():
        made.devices[design.name].learnt = _learnt(*PORTS[design.platform])
    yield made
    made.stop()


@pytest.fixture
def site(network: SimulatedNetwork, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Site settings in the environment, as a nornir user has them."""
    environment = network.environment()
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return environment


def _nornir(**where: object) -> Any:  # noqa: ANN401 - nornir's own
    # as the entry points of an installed edugrid do; a checkout may have been installed before they were added
    InventoryPluginRegister.register("edugrid", EdugridInventory)
    TransformFunctionRegister.register("edugrid_login", edugrid_login)
    options = {"root": str(INVENTORIES), "region": "henan/zhengzhou", **where}
    return InitNornir(
        runner={"plugin": "serial"},
        logging={"enabled": False},
        inventory={"plugin": "edugrid", "options": options, "transform_function": "edugrid_login"},
    )


@pytest.mark.parametrize("platform", PORTS)
def test_every_getter_of_a_driver_that_napalm_found_by_name(network: SimulatedNetwork, platform: str) -> None:
    name = next(n for n, device in network.devices.items() if device.dialect.platform == platform)
    up, down = PORTS[platform]
    site = network.site()
    login = site.login(name)
    endpoint = site.endpoint(name, "", 22)
    assert login.password is not None
    kind = napalm.get_network_driver(f"edugrid_{platform}")
    optional = {"port": endpoint.port, "known_hosts": str(site.known_hosts)}
    with kind(endpoint.host, login.username, login.password.get_secret_value(), optional_args=optional) as driver:
        assert driver.get_lldp_neighbors() == {up: [{"hostname": "zm-pop-9", "port": "eth7"}]}
        assert driver.get_lldp_neighbors_detail(up)[up][0]["remote_system_capab"] == ["bridge", "router"]
        assert driver.get_lldp_neighbors_detail(down) == {}
        macs = driver.get_mac_address_table()
        assert [(one["mac"], one["interface"], one["vlan"], one["static"]) for one in macs] == [
            ("02:E0:00:00:00:11", down, 110, False),
            ("02:E0:00:00:00:12", down, 110, True),
        ]
        assert {
            "interface": down,
            "mac": "02:E0:00:00:00:21",
            "ip": "10.99.0.2",
            "age": 1020.0,
        } in driver.get_arp_table()
        assert driver.get_ipv6_neighbors_table() == [
            {"interface": down, "mac": "02:E0:00:00:00:21", "ip": "2001:db8:99::2", "age": 60.0, "state": "STALE"}
        ]
        found = driver.get_route_to("10.98.7.1")
        assert (found["10.98.0.0/16"][0]["next_hop"], found["10.98.0.0/16"][0]["outgoing_interface"]) == (
            "10.99.0.2",
            up,
        )
        assert list(driver.get_route_to("2001:db8:98::/48", "bgp")) == ["2001:db8:98::/48"]
        assert set(driver.get_route_to("10.0.0.0/8", longer=True)) == {"10.98.0.0/16"}
        assert set(driver.get_route_to()) >= {"10.98.0.0/16", "2001:db8:98::/48"}
        assert driver.get_route_to("203.0.113.0/24") == {}
        counters = driver.get_interfaces_counters()[up]
        assert (counters["rx_octets"], counters["rx_errors"], counters["tx_unicast_packets"]) == (910000, 2, 7500)
        environment = driver.get_environment()
        assert sorted(fan["status"] for fan in environment["fans"].values()) == [False, True]
        assert environment["cpu"] == {0: {"%usage": 12.0}}
        assert [(t["temperature"], t["is_alert"], t["is_critical"]) for t in environment["temperature"].values()] == [
            (61.0, True, False)
        ]
        assert helpers.test_model(models.MemoryDict, environment["memory"])
        channel = driver.get_optics()[up]["physical_channels"]["channel"][0]["state"]
        assert [channel[key]["instant"] for key in ("input_power", "output_power", "laser_bias_current")] == [
            -3.5,
            -2.25,
            7.5,
        ]
        assert driver.ping("10.99.0.2", count=3)["success"]["packet_loss"] == 0
        assert driver.ping("2001:db8:99::2", count=2)["success"]["probes_sent"] == 2
        assert driver.ping("203.0.113.9", count=2)["success"]["packet_loss"] == 2
        assert "error" in driver.ping("not-an-address")


def test_states_of_peers_are_shown(network: SimulatedNetwork) -> None:
    for name, device in network.devices.items():
        lines = ["bgp 65001", "router-id 10.0.0.1", "peer 10.99.0.2 as-number 65002", "quit"]
        assert device.type_lines(lines) == [], name
        device.learnt.peers = {"10.99.0.2": Peer("Established", 3725, 12)}
        with _driver(network, name) as driver:
            peer = driver.get_bgp_neighbors()["global"]["peers"]["10.99.0.2"]
        assert (peer["is_up"], peer["uptime"], peer["address_family"]["ipv4"]["received_prefixes"]) == (True, 3725, 12)


def test_nornir_reads_the_inventory_and_knows_no_secret(site: dict[str, str], network: SimulatedNetwork) -> None:
    del site
    inventory = EdugridInventory("henan/zhengzhou", str(INVENTORIES)).load()
    text = json.dumps(inventory.dict(), default=str)
    assert network.password not in text
    assert '"username": null' in text
    designs = {d.name: d for d in open_region(INVENTORIES, "henan/zhengzhou").design.devices if d.state == "active"}
    assert set(inventory.hosts) == set(designs)
    for name, host in inventory.hosts.items():
        assert host.has_parent_group("henan")
        assert host.has_parent_group(designs[name].role.replace("-", "_"))
        assert host.has_parent_group(designs[name].platform)
        assert host["region"] == designs[name].region


def test_nornir_napalm_runs_our_drivers(site: dict[str, str], network: SimulatedNetwork) -> None:
    del site
    nornir = _nornir().filter(filter_func=lambda host: host.name in network.devices)
    result = nornir.run(task=napalm_get, getters=["facts", "lldp_neighbors"])
    nornir.close_connections()
    assert not result.failed, {name: str(one.exception) for name, one in result.failed_hosts.items()}
    assert set(result) == set(network.devices)
    for name, answer in result.items():
        assert answer.result["facts"]["hostname"] == network.devices[name].sysname
        assert "SIMULATED" in answer.result["facts"]["os_version"]


def test_napalms_validators(site: dict[str, str], network: SimulatedNetwork) -> None:
    del site
    nornir = _nornir().filter(filter_func=lambda host: host.name in network.devices)
    right = [
        {"get_environment": {"cpu": {"0": {"%usage": "<50"}}}},
        {"ping": {"_kwargs": {"destination": "10.99.0.2"}, "success": {"packet_loss": 0}}},
    ]
    result = nornir.run(task=napalm_validate, validation_source=right)
    assert all(answer.result["ping"]["complies"] for answer in result.values())
    wrong = [{"get_facts": {"vendor": "Nobody"}}]
    result = nornir.run(task=napalm_validate, validation_source=wrong)
    nornir.close_connections()
    assert not any(answer.result["complies"] for answer in result.values())


def test_the_names_are_registered() -> None:
    declared = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert 'edugrid = "edugrid.rollout.nornir_inventory:EdugridInventory"' in declared
    for entry in entry_points(group="nornir.plugins.inventory", name="edugrid"):
        assert entry.load() is EdugridInventory


def _driver(network: SimulatedNetwork, name: str) -> Any:  # noqa: ANN401 - napalm publishes no types
    site = network.site()
    login, endpoint = site.login(name), site.endpoint(name, "", 22)
    kind = napalm.get_network_driver(f"edugrid_{network.devices[name].dialect.platform}")
    password = login.password.get_secret_value() if login.password else ""
    optional = {"port": endpoint.port, "known_hosts": str(site.known_hosts)}
    return kind(endpoint.host, login.username, password, optional_args=optional)
