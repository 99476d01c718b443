"""Controls judged by what devices answer: real SSH, SIMULATED devices."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from simulated_network import SimulatedNetwork

from edugrid.comply.checks import crypto_ssh, management_source, offered_ssh, ssh_only, time_sync
from edugrid.comply.find_system import find_system
from edugrid.comply.live_texts import live_texts
from edugrid.comply.open_view import Asked, open_view
from edugrid.comply.view import View
from edugrid.network.templates import templates
from edugrid.region import OpenRegion, open_region
from edugrid.rollout.progress import silent

pytestmark = pytest.mark.lab

ROOT = Path(__file__).parents[2] / "inventories"
DEVICES = ("zz-core-1", "zz-dc-1")


@pytest.fixture(scope="module")
def opened() -> OpenRegion:
    return open_region(ROOT, "henan/zhengzhou")


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory, opened: OpenRegion) -> Iterator[SimulatedNetwork]:
    """Two devices of two vendors that run what is rendered for them."""
    designs = [device for device in opened.design.devices if device.name in DEVICES]
    made = SimulatedNetwork(tmp_path_factory.mktemp("comply"), designs)
    for design in designs:
        device = made.devices[design.name]
        tree, problems = device.parse(templates(ROOT).render(design))
        assert problems == []
        device.replace_running(tree, "admin")
    yield made
    made.stop()


def look(network: SimulatedNetwork, opened: OpenRegion) -> View:
    devices = tuple(device for device in opened.design.devices if device.name in DEVICES)
    texts = live_texts(ROOT, devices, network.site(), silent)
    system = find_system(opened.intent, "identity").model_copy(update={"devices": DEVICES})
    return open_view(ROOT, opened, system, Asked(texts, live=True)).view


def test_evidence_is_observed_and_a_change_on_the_device_is_seen(network: SimulatedNetwork, opened: OpenRegion) -> None:
    view = look(network, opened)
    assert view.unread == {}
    for check in (time_sync.check, ssh_only.check, management_source.check):
        found = check(view)
        assert [(one.subject, one.state, one.basis) for one in found] == [(n, "pass", "observed") for n in DEVICES]
        assert all(one.simulated for one in found)
    # what the simulator's SSH server really offers, and that none of it is SM2/SM3/SM4
    assert {one.subject for one in offered_ssh.check(view)} == set(DEVICES)
    assert {one.state for one in crypto_ssh.check(view)} == {"fail"}

    assert network.devices["zz-dc-1"].type_lines(["telnet server enable"]) == []
    states = {one.subject: one.state for one in ssh_only.check(look(network, opened))}
    assert states == {"zz-core-1": "pass", "zz-dc-1": "fail"}


def test_a_device_that_is_away_is_unknown(network: SimulatedNetwork, opened: OpenRegion) -> None:
    with network.unreachable("zz-core-1"):
        view = look(network, opened)
    assert set(view.unread) == {"zz-core-1"}
    assert {one.subject: one.state for one in time_sync.check(view)} == {"zz-core-1": "unknown", "zz-dc-1": "pass"}
    assert view.offers["zz-core-1"] is None
