"""A ZTE OLT over real SSH: driver, plan and light. The OLT and its ONUs are simulated (our reading of the notes)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from napalm.base.exceptions import CommitError, MergeConfigException
from simulated_network import SimulatedNetwork

from edugrid.design.network import DeviceDesign
from edugrid.lab.devices.core.onus import FoundOnu, Light, OltState
from edugrid.network.live.check import check_live
from edugrid.network.templates import templates
from edugrid.region import open_region
from edugrid.rollout.connect import connect
from edugrid.rollout.plan import plan_devices
from edugrid.rollout.plan_file import DevicePlan

pytestmark = pytest.mark.lab

INVENTORIES = Path(__file__).parents[2] / "inventories"


@pytest.fixture(scope="module")
def design() -> DeviceDesign:
    """The OLT of the shipped region, as if it were a C600: port names of this platform, no protection."""
    found = next(one for one in open_region(INVENTORIES, "henan/zhengzhou").design.devices if one.name == "xz-olt-1")
    text = found.model_dump_json().replace('"0/1/', '"1/1/').replace('"0/9/0"', '"1/4/1"')
    text = text.replace('"1/1/0"', '"1/1/3"')
    moved = DeviceDesign.model_validate_json(text)
    return moved.model_copy(update={"platform": "zte_titan", "optical_protection": ()})


@pytest.fixture
def network(tmp_path: Path, design: DeviceDesign) -> Iterator[SimulatedNetwork]:
    made = SimulatedNetwork(tmp_path, [design])
    yield made
    made.stop()


def _plan(network: SimulatedNetwork, design: DeviceDesign) -> DevicePlan:
    (plan,) = plan_devices([design], templates(INVENTORIES).render, network.site())
    return plan


def test_the_lines_are_taken_watched_and_given_back(network: SimulatedNetwork, design: DeviceDesign) -> None:
    before, plan = network.texts(), _plan(network, design)
    assert (plan.state, plan.layer) == ("changed", "simulated"), plan.reasons
    with connect(design, network.site()) as driver:
        driver.load_merge_candidate(config="\n".join(plan.forward))
        driver.commit_config()
    assert _plan(network, design).state == "unchanged"
    assert network.texts()[design.name] in (network.devices[design.name].startup_text() or "")

    assert design.optical is not None
    one, two, _ = design.optical.onus
    state = network.devices[design.name].state
    assert isinstance(state, OltState)
    state.plant.lights[one.pon, one.id] = Light(rx=-28.4)
    state.plant.lights[two.pon, two.id] = Light(state="offline")
    state.plant.found.append(FoundOnu(one.pon, "485754430000BEEF"))
    with connect(design, network.site()) as driver:
        found = {one.subject: (one.state, one.actual) for one in check_live(design, driver) if one.feature == "optical"}
        assert {onu["description"] for onu in driver.get_onus() if onu["onu_id"] > 0} == {
            onu.description for onu in design.optical.onus
        }
        assert set(driver.get_optics()) == {f"gpon_olt-{onu.pon}" for onu in design.optical.onus}
        assert set(driver.get_vlans()) == {str(vlan.id) for vlan in design.vlans}
        driver.load_merge_candidate(config="\n".join(plan.back))
        driver.commit_config()
    assert network.texts() == before
    assert sorted(state for state, _ in found.values()) == ["failed", "failed", "ok", "unknown"]
    assert ("failed", "online, -28.4 dBm") in found.values()


def test_a_refused_line_is_taken_back_and_a_timed_revert_is_refused(
    network: SimulatedNetwork, design: DeviceDesign
) -> None:
    before, plan = network.texts(), _plan(network, design)
    network.devices[design.name].faults.set({"refuse": [{"pattern": "^service-port", "times": 1}]})
    with connect(design, network.site()) as driver:
        driver.load_merge_candidate(config="\n".join(plan.forward))
        with pytest.raises(MergeConfigException, match="service-port"):
            driver.commit_config()
        assert network.texts() == before
        driver.load_merge_candidate(config="\n".join(plan.forward))
        with pytest.raises(CommitError, match="no timer of its own"):
            driver.commit_config(revert_in=60)
    assert network.texts() == before


def test_a_service_that_left_the_design_goes_and_onus_made_by_hand_stay(
    network: SimulatedNetwork, design: DeviceDesign
) -> None:
    plan = _plan(network, design)
    device = network.devices[design.name]
    assert device.type_lines(list(plan.forward)) == []
    by_hand = ["interface gpon_olt-1/1/2", "onu 100 type classroom sn HWTCAAAA0001", "exit"]
    assert device.type_lines(by_hand) == []
    assert _plan(network, design).state == "unchanged"
    assert design.optical is not None
    fewer = design.optical.model_copy(update={"service_ports": design.optical.service_ports[1:]})
    gone = design.optical.service_ports[0]
    found = _plan(network, design.model_copy(update={"optical": fewer})).forward
    assert found == (f"interface vport-{gone.pon}.{gone.onu}:{gone.gem}", "no service-port 1", "exit")
