"""An OLT over real SSH: driver, rollout, ONUs and light. The OLT and its ONUs are simulated (our reading of the manuals)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from simulated_network import SimulatedNetwork

from edugrid.design.device.optical import Optical
from edugrid.design.network import DeviceDesign
from edugrid.lab.devices.core.onus import FoundOnu, Light, OltState
from edugrid.network.live.check import check_live
from edugrid.network.templates import templates
from edugrid.region import open_region
from edugrid.rollout.apply import apply_devices
from edugrid.rollout.connect import connect
from edugrid.rollout.journal import Journal
from edugrid.rollout.outcome import ApplyResult
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan import plan_devices
from edugrid.rollout.plan_file import Plan
from edugrid.rollout.rollback import rollback
from edugrid.rollout.run import Run

pytestmark = pytest.mark.lab

INVENTORIES = Path(__file__).parents[2] / "inventories"
OLT = "xz-olt-1"
REVERT_SECONDS = 120
PACE = Pace(revert_seconds=REVERT_SECONDS, settle_seconds=0)


@pytest.fixture(scope="module")
def design() -> DeviceDesign:
    """The OLT of the shipped region."""
    return next(one for one in open_region(INVENTORIES, "henan/zhengzhou").design.devices if one.name == OLT)


@pytest.fixture
def network(tmp_path: Path, design: DeviceDesign) -> Iterator[SimulatedNetwork]:
    made = SimulatedNetwork(tmp_path, [design])
    yield made
    made.stop()


def _plan(network: SimulatedNetwork, design: DeviceDesign) -> Plan:
    plans = plan_devices([design], templates(INVENTORIES).render, network.site())
    return Plan(region="henan/zhengzhou", created="2026-11-23T00:00:00+00:00", devices=plans).sealed()


def _apply(network: SimulatedNetwork, plan: Plan) -> ApplyResult:
    site = network.site()
    return apply_devices(plan, site, Run.create(site.state, "apply", plan), pace=PACE)


def _plant(network: SimulatedNetwork) -> Any:  # noqa: ANN401 - the plant of the lab
    state = network.devices[OLT].state
    assert isinstance(state, OltState)
    return state.plant


def _optical(design: DeviceDesign) -> Optical:
    assert design.optical is not None
    return design.optical


def _without_last_onu(design: DeviceDesign) -> DeviceDesign:
    optical = _optical(design)
    last = optical.onus[-1]
    flows = tuple(flow for flow in optical.service_ports if (flow.pon, flow.onu) != (last.pon, last.id))
    fewer = optical.model_copy(update={"onus": optical.onus[:-1], "service_ports": flows})
    return design.model_copy(update={"optical": fewer})


def test_an_onu_is_added_watched_and_taken_away(network: SimulatedNetwork, design: DeviceDesign) -> None:
    blank = network.texts()
    first = _apply(network, _plan(network, _without_last_onu(design)))
    assert [device.state for device in first.devices] == ["done"], first
    before = network.texts()
    optical = _optical(design)
    last = optical.onus[-1]

    plan = _plan(network, design)
    assert plan.devices[0].layer == "simulated"
    assert f'desc "{last.description}"' in plan.devices[0].forward[1]
    assert plan.devices[0].forward[-1].startswith("service-port ")
    assert not any(line.startswith(("undo", "ont delete")) for line in plan.devices[0].forward)
    result = _apply(network, plan)
    assert [device.state for device in result.devices] == ["done"], result
    assert _plan(network, design).empty
    assert network.texts()[OLT] in (network.devices[OLT].startup_text() or ""), "a confirmed change survives a reboot"

    with connect(design, network.site()) as driver:
        assert {(one.state, one.feature) for one in check_live(design, driver) if one.feature == "optical"} == {
            ("ok", "optical")
        }
        assert {onu["description"] for onu in driver.get_onus()} == {onu.description for onu in optical.onus}
        channels = driver.get_optics()[last.pon]["physical_channels"]["channel"]
        assert [channel["index"] for channel in channels] == [last.id]
        assert driver.get_facts()["hostname"] == OLT
        assert set(driver.get_vlans()) == {str(vlan.id) for vlan in design.vlans}

    undone = rollback(result.run_id, network.site(), pace=PACE)
    assert undone.exit_code == 0, undone
    assert network.texts() == before
    assert before != blank


def test_light_and_strangers_are_found(network: SimulatedNetwork, design: DeviceDesign) -> None:
    _apply(network, _plan(network, design))
    one, two, three = _optical(design).onus
    plant = _plant(network)
    plant.lights[one.pon, one.id] = Light(rx=-28.4)
    plant.lights[two.pon, two.id] = Light(state="offline", cause="dying-gasp")
    plant.found.append(FoundOnu("0/1/2", "485754430000BEEF"))
    with connect(design, network.site()) as driver:
        found = {
            item.subject: (item.state, item.actual) for item in check_live(design, driver) if item.feature == "optical"
        }
    assert found[f"{one.pon} {one.id} ({one.description})"] == ("failed", "online, -28.4 dBm")
    assert found[f"{two.pon} {two.id} ({two.description})"] == ("failed", "offline")
    assert found[f"{three.pon} {three.id} ({three.description})"][0] == "ok"
    assert found["0/1/2 485754430000BEEF"] == ("unknown", "unknown ONU")


def test_a_new_onu_in_the_dark_is_told_and_an_old_one_that_goes_dark_takes_the_change_back(
    network: SimulatedNetwork, design: DeviceDesign, monkeypatch: pytest.MonkeyPatch
) -> None:
    _apply(network, _plan(network, _without_last_onu(design)))
    before, (first, _, last) = network.texts(), _optical(design).onus
    plant = _plant(network)
    write = Journal.write

    def dark_after_commit(self: Journal, event: str, device: str | None = None, **facts: object) -> None:
        write(self, event, device, **facts)
        if event == "committed":
            plant.lights[first.pon, first.id] = Light(state="offline")

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "write", dark_after_commit)
        (outcome,) = _apply(network, _plan(network, design)).devices
    assert outcome.state == "reverted"
    assert f"optical {first.pon} {first.id} ({first.description}): online" in outcome.reason
    assert network.texts() == before

    plant.lights.clear()
    plant.lights[last.pon, last.id] = Light(rx=-29.9)
    (outcome,) = _apply(network, _plan(network, design)).devices
    assert outcome.state == "done"
    assert outcome.checks_failed == (
        f"optical {last.pon} {last.id} ({last.description}): online, -29.9 dBm, expected online, -27 to -8 dBm",
    )


def test_an_onu_without_an_answer_puts_the_olt_back(network: SimulatedNetwork, design: DeviceDesign) -> None:
    """``success: 0`` has no error word, and is a refusal all the same."""
    before, plan = network.texts(), _plan(network, design)
    line = "^ont port native-vlan .* eth 4"
    text = "  Set ONT port(s) VLAN configuration, success: 0, failed: 1"
    network.devices[OLT].faults.set({"refuse": [{"pattern": line, "text": text, "times": 1}]})
    result = _apply(network, plan)
    assert [device.state for device in result.devices] == ["reverted"], result
    assert "success: 0" in result.devices[0].reason
    assert network.texts() == before


def test_an_olt_that_lost_its_line_goes_back_by_itself(network: SimulatedNetwork, design: DeviceDesign) -> None:
    before, plan = network.texts(), _plan(network, design)
    site = network.site()
    with connect(design, site, change_id="lost") as driver:
        driver.load_merge_candidate(config="\n".join(plan.devices[0].forward))
        driver.commit_config(revert_in=REVERT_SECONDS)
        network.cut(OLT)
    assert network.texts() != before
    network.wait(REVERT_SECONDS + 1)
    assert network.texts() == before
    network.mend(OLT)


def test_onus_and_flows_made_by_hand_stay(network: SimulatedNetwork, design: DeviceDesign) -> None:
    _apply(network, _plan(network, design))
    by_hand = [
        "interface gpon 0/1",
        'ont add 2 100 sn-auth "48575443AAAA0001" omci ont-lineprofile-id 20 ont-srvprofile-id 20 desc "by hand"',
        "ont port native-vlan 2 100 eth 1 vlan 10",
        "quit",
        "service-port 7 vlan 100 gpon 0/1/2 ont 100 gemport 1 multi-service user-vlan 10 tag-transform translate",
    ]
    assert network.devices[OLT].type_lines(by_hand) == []
    assert _plan(network, design).empty
