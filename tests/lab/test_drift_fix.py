"""Drift on a switch is repaired where people want it so and accepted where they do not. Real SSH, a SIMULATED switch."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from simulated_network import SimulatedNetwork

from edugrid.cli.app import run
from edugrid.region import open_region
from edugrid.rollout.plan_file import read_plan

pytestmark = pytest.mark.lab

INVENTORIES = Path(__file__).parents[2] / "inventories"
REGION = "henan/zhengzhou/zhongmu"
COUNTY = Path("inventories") / REGION / "county.yml"


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimulatedNetwork]:
    """The county with its one switch; the router beside it is not there yet."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(INVENTORIES, "inventories")
    text = COUNTY.read_text(encoding="utf-8")
    COUNTY.write_text(text.replace("- name: zm-pop-1\n", "- name: zm-pop-1\n    state: planned\n"), encoding="utf-8")
    designs = [one for one in open_region(Path("inventories"), REGION).design.devices if one.state == "active"]
    assert [one.name for one in designs] == ["zm-agg-1"]
    made = SimulatedNetwork(tmp_path, designs)
    for name, value in made.environment().items():
        monkeypatch.setenv(name, value)
    yield made
    made.stop()


def drift(capfd: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """Records of a look, which are kept in drift.json too."""
    capfd.readouterr()
    run(["drift", REGION, "--only", "network", "--no-history", "--format", "json"])
    text = capfd.readouterr().out
    Path("drift.json").write_text(text, encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)["records"]
    return found


def test_what_people_did_is_kept_or_repaired_as_they_wish(
    network: SimulatedNetwork, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["plan", REGION, "--only", "network", "--out", "first.json"]) == 0
    assert run(["apply", "first.json", "--settle", "0"]) == 0
    assert drift(capfd) == []
    switch = network.devices["zm-agg-1"]
    assert (
        switch.type_lines(
            [
                *("interface GigabitEthernet1/0/3", "description to-guandu-new", "quit"),
                *("interface GigabitEthernet1/0/2", "undo port trunk permit vlan 104 to 105", "quit"),
                "undo ntp-service unicast-server 192.0.2.123",
            ]
        )
        == []
    )
    found = {record["path"][-1].split()[0]: record["id"] for record in drift(capfd)}
    assert set(found) == {"description", "port", "ntp-service"}
    before = COUNTY.read_text(encoding="utf-8")
    keep = ["--accept", found["description"], "--accept", found["port"]]

    # without --write the inventory stays, and the plan repairs what is left, line by line
    assert run(["drift", "fix", REGION, "--from", "drift.json", *keep, "--out", "plan.json"]) == 0
    assert "differences that this plan leaves alone: 2" in capfd.readouterr().out
    assert COUNTY.read_text(encoding="utf-8") == before
    (device,) = read_plan(Path("plan.json")).devices
    assert device.forward == ("ntp-service unicast-server 192.0.2.123 source LoopBack0",)

    assert run(["drift", "fix", REGION, "--from", "drift.json", *keep, "--write", "--out", "plan.json"]) == 0
    assert COUNTY.read_text(encoding="utf-8") == before.replace("to: guandu", "to: guandu-new").replace(
        '["4101220002", "4101220003"]', '["4101220002"]'
    )
    assert run(["validate", REGION]) == 0
    # the lines of the school that left are still on the switch: the same plan takes them away
    left = {record["path"][-1].split()[0] for record in drift(capfd)}
    assert left == {"ntp-service", "vlan", "interface", "network"}
    assert run(["apply", "plan.json", "--settle", "0"]) == 0
    assert drift(capfd) == []
    capfd.readouterr()
    assert run(["drift", "history", REGION, "--format", "json"]) == 0
    events = json.loads(capfd.readouterr().out)["events"]
    assert [(event["kind"], event["result"]) for event in events if event["kind"] != "fix"] == [("apply", "done 1")] * 2
    assert [event["result"] for event in events if event["kind"] == "fix"] == [
        "zm-agg-1 GigabitEthernet1/0/2: schools: 4101220002",
        "zm-agg-1 GigabitEthernet1/0/3: to: guandu-new",
    ]
    text = switch.running_text()
    assert "description to-guandu-new" in text
    assert "port trunk permit vlan 102 to 103\n" in text
    assert "ntp-service unicast-server 192.0.2.123" in text
