"""A device of production over real SSH: nothing is typed until the plan is approved. The switch is SIMULATED."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from people import CITY, key_of, production
from simulated_network import SimulatedNetwork

from edugrid.cli.app import run
from edugrid.region import open_region
from edugrid.rollout.plan_file import read_plan

pytestmark = pytest.mark.lab

DEVICE = "zm-agg-1"


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimulatedNetwork]:
    """One Comware switch of a county whose city is production."""
    root = production(tmp_path)
    monkeypatch.chdir(tmp_path)
    found = open_region(root, CITY).design.devices
    made = SimulatedNetwork(tmp_path, [device for device in found if device.name == DEVICE])
    for name, value in (made.environment() | {"EDUGRID_INVENTORIES": str(root), "EDUGRID_LANG": "en"}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("EDUGRID_KEY", raising=False)
    yield made
    made.stop()


def test_planned_by_one_approved_by_another_carried_out(
    network: SimulatedNetwork, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = network.texts()
    key = {who: str(key_of(who)) for who in ("wang", "li")}
    assert run(["plan", CITY, "--device", DEVICE, "--out", "plan.json", "--key", key["wang"]]) == 0
    assert "signed by wang; it touches production (henan/zhengzhou/zhongmu)" in capsys.readouterr().out

    assert run(["apply", "plan.json", "--key", key["wang"]]) == 3
    assert "nobody has approved the plan: edugrid approve plan.json --key FILE" in capsys.readouterr().err
    assert run(["approve", "plan.json", "--key", key["wang"], "--yes"]) == 3
    assert run(["apply", "plan.json", "--key", key["wang"], "--override", "hurry"]) == 3
    assert network.typed(DEVICE) == []
    assert network.texts() == before

    assert run(["approve", "plan.json", "--key", key["li"], "--yes"]) == 0
    assert run(["apply", "plan.json", "--key", key["li"]]) == 3, "who approves does not carry out without the role"
    monkeypatch.setenv("EDUGRID_KEY", key["wang"])
    with monkeypatch.context() as full:
        full.setenv("EDUGRID_AUDIT", "/dev/full")
        assert run(["apply", "plan.json", "--settle", "0"]) == 1
        assert "the audit log /dev/full cannot be written" in capsys.readouterr().err
    assert network.typed(DEVICE) == []
    assert network.texts() == before

    assert run(["apply", "plan.json", "--settle", "0"]) == 0
    assert network.texts() != before
    capsys.readouterr()
    assert run(["log", "list", "--format", "json", "--last", "2"]) == 0
    begun, ended = json.loads(capsys.readouterr().out)
    assert [begun["event"], ended["event"]] == ["begun", "ended"]
    assert begun["who"] == ended["who"] == "wang"
    assert begun["about"] == ended["about"]
    assert begun["proof"]["about"] == f"apply {read_plan(Path('plan.json')).digest()}"
    assert ended["result"].startswith("done")
    assert network.password not in Path(os.environ["EDUGRID_STATE"], "audit.jsonl").read_text(encoding="utf-8")
    assert run(["log", "verify", "--head", ended["hash"]]) == 0
