"""Who is behind the ports of a legacy data centre, and who has a route to it; the switch is SIMULATED."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from simulated_network import SimulatedNetwork

from edugrid.design.network import DeviceDesign
from edugrid.drift.observe_network import observe_network
from edugrid.intent.data_centre import DataCentre
from edugrid.lab.devices.core.learnt import Learnt, MacEntry, Neighbor, Route
from edugrid.network.templates import templates
from edugrid.region import OpenRegion, open_region
from edugrid.retire.facts import PortFact, RouteFact
from edugrid.retire.legacy_sites import LegacySite, legacy_sites
from edugrid.retire.look.answer import Answer, answer
from edugrid.retire.look.ask_devices import ask_devices
from edugrid.retire.look.ports import ports
from edugrid.retire.look.questions import questions
from edugrid.retire.look.routes import routes
from edugrid.rollout.progress import silent

pytestmark = pytest.mark.lab

SWITCH, PORT, PREFIX = "zm-agg-1", "GigabitEthernet1/0/9", "172.30.8.0/24"


@pytest.fixture(scope="module")
def opened() -> OpenRegion:
    return open_region(Path(__file__).parents[2] / "inventories", "henan/zhengzhou/zhongmu")


@pytest.fixture
def network(tmp_path: Path, opened: OpenRegion) -> Iterator[SimulatedNetwork]:
    made = SimulatedNetwork(tmp_path, [device for device in opened.design.devices if device.name == SWITCH])
    yield made
    made.stop()


@pytest.fixture
def sites(opened: OpenRegion) -> list[LegacySite]:
    (legacy,) = legacy_sites(opened.intent)
    access = [{"device": SWITCH, "port": PORT}, {"device": "zm-pop-1", "port": "eth9"}]
    return [legacy._replace(site=DataCentre.model_validate(legacy.site.model_dump() | {"access": access}))]


def test_ports_and_routes(network: SimulatedNetwork, opened: OpenRegion, sites: list[LegacySite]) -> None:
    devices = [device for device in opened.design.devices if device.name == SWITCH]
    site, switch, asked = network.site(), network.devices[SWITCH], questions(sites)
    pop = "zm-pop-1 eth9"  # a device that is not asked, so nothing is known of it
    fact = f"{SWITCH} {PORT}"
    quiet = PortFact(up=True, macs=(), arps=(), simulated=True)
    assert ports(asked, ask_devices(devices, site, asked)) == {fact: quiet, pop: None}
    assert routes(asked, ask_devices(devices, site, asked)) == {PREFIX: RouteFact(there=False, simulated=True)}

    switch.learnt = Learnt(
        macs=(MacEntry("0200-0000-0001", 100, PORT), MacEntry("0200-0000-0002", 100, "GigabitEthernet1/0/1")),
        neighbors=(
            Neighbor("172.30.8.9", "0200-0000-0001", "Vlan-interface100"),
            Neighbor("10.0.0.9", "0200-0000-0002", "Vlan-interface100"),
        ),
        routes=(Route("172.30.8.128/25", "172.21.0.1", "Ten-GigabitEthernet1/0/25"),),
    )
    busy = PortFact(up=True, macs=("02:00:00:00:00:01",), arps=("172.30.8.9",), simulated=True)
    assert ports(asked, ask_devices(devices, site, asked)) == {fact: busy, pop: None}
    assert routes(asked, ask_devices(devices, site, asked)) == {PREFIX: RouteFact(there=True, simulated=True)}

    assert switch.type_lines([f"interface {PORT}", "shutdown", "quit"]) == []
    found = ports(asked, ask_devices(devices, site, asked))[fact]
    assert found is not None
    assert found.up is False


def test_drift_asks_in_the_session_that_compares(
    network: SimulatedNetwork, opened: OpenRegion, sites: list[LegacySite]
) -> None:
    devices = [device for device in opened.design.devices if device.name == SWITCH]
    asked, answers = questions(sites), dict[str, Answer]()

    def also(device: DeviceDesign, driver: object) -> None:
        answers[device.name] = answer(device.name, driver, asked)

    render = templates(Path(__file__).parents[2] / "inventories").render
    found = observe_network(devices, render, network.site(), silent, also=also)
    assert "unreachable" not in {record.kind for record in found}  # an empty switch, and all its lines differ
    assert found
    assert answers[SWITCH].ports == {PORT: PortFact(up=True, macs=(), arps=(), simulated=True)}
    assert answers[SWITCH].routes == {PREFIX: RouteFact(there=False, simulated=True)}
    first_lines = [line for _, _, line in network.devices[SWITCH].log if line.startswith("screen-length")]
    assert len(first_lines) == 1
