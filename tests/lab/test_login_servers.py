"""Servers begin to decide on logins: whoever they do not know is not shut out for good (real SSH, SIMULATED devices)."""

from collections.abc import Iterator
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from simulated_network import USER, SimulatedNetwork

from edugrid.design.device.aaa import Aaa
from edugrid.design.network import DeviceDesign
from edugrid.network.templates import templates
from edugrid.region import open_region
from edugrid.rollout.apply import apply_devices
from edugrid.rollout.credential_store import CredentialStore
from edugrid.rollout.login_change import Rotation
from edugrid.rollout.outcome import DeviceOutcome
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan import plan_devices
from edugrid.rollout.plan_file import Plan
from edugrid.rollout.rotate_password import rotate_password
from edugrid.rollout.run import Run

pytestmark = pytest.mark.lab

INVENTORIES = Path(__file__).parents[2] / "inventories"
SERVERS = (IPv4Address("192.0.2.31"),)
KEY = ("radius-server template edu-login", "radius-server shared-key cipher Simulated-3", "quit")


@pytest.fixture
def switch(tmp_path: Path) -> Iterator[tuple[SimulatedNetwork, DeviceDesign]]:
    found = open_region(INVENTORIES, "henan/zhengzhou").design.devices
    design = next(device for device in found if device.name == "xz-gw-1")
    made = SimulatedNetwork(tmp_path, [design])
    yield made, design.model_copy(update={"aaa": Aaa(protocol="radius", servers=SERVERS, accounting=True)})
    made.stop()


def _apply(network: SimulatedNetwork, design: DeviceDesign) -> DeviceOutcome:
    site = network.site()
    plan = Plan(
        region="henan/zhengzhou",
        created="2026-11-23T00:00:00+00:00",
        devices=plan_devices([design], templates(INVENTORIES).render, site),
    ).sealed()
    run = Run.create(site.state, "apply", plan)
    return apply_devices(plan, site, run, pace=Pace(revert_seconds=120, settle_seconds=0)).devices[0]


def test_servers_that_do_not_know_edugrid_are_not_kept(switch: tuple[SimulatedNetwork, DeviceDesign]) -> None:
    network, design = switch
    device = network.devices[design.name]
    # without the servers' key logins stay as they are
    assert _apply(network, design).state == "done"
    assert "edu-login" not in network.texts()[design.name]
    assert device.type_lines(KEY) == []
    before = network.texts()[design.name]
    device.learnt.login_users = {"zhang": "Known-1"}
    assert _apply(network, design).state == "reverts-by-itself"
    network.wait(3600)
    assert network.texts()[design.name] == before
    # none of them answers: the device's own accounts count
    device.learnt.login_users = None
    assert _apply(network, design).state == "done"
    assert device.admits(USER, network.password, {USER: network.password})
    env = network.environment()
    site = network.site()
    work = Rotation(site, CredentialStore.from_env(env), Run.create(site.state, "rotate-password"), 300)
    told = rotate_password(plan_devices([design], templates(INVENTORIES).render, site)[0], work)
    assert told.how == "left"
    assert "AAA servers decide" in told.said.en
