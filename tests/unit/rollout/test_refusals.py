"""What people are told when a rollout is refused: golden texts, English and Chinese."""

import os
from pathlib import Path

import pytest
from fake_network import Device, Network

from edugrid.cli.app import run
from edugrid.rollout.plan_file import Plan
from edugrid.rollout.run import Run

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests/golden/rollout"
OLD = "hostname r\nrouter bgp 65001\n bgp router-id 10.0.0.1\nexit\n"
NEW = "hostname r\nrouter bgp 65001\n bgp router-id 10.0.0.2\nexit\n"


@pytest.fixture
def plan(network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plan:
    """A reviewed plan in the working folder; the inventory is the shipped one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(ROOT / "inventories"))
    monkeypatch.setenv("EDUGRID_STATE", str(tmp_path / "state"))
    network.devices |= {name: Device(OLD) for name in ("zz-pop-1", "zm-pop-1")}
    made = network.plan(zz_pop_1=("city-pop", NEW), zm_pop_1=("county-pop", NEW))
    made.write(Path("plan.json"))
    return made


def _golden(name: str, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    shown = ""
    for lang in ("en", "zh"):
        assert run(["--lang", lang, *arguments]) == code
        shown += f"[{lang}] $ edugrid {' '.join(arguments)}\n{capsys.readouterr().err}"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == shown


@pytest.fixture(autouse=True)
def _language(monkeypatch: pytest.MonkeyPatch) -> None:
    # --lang is kept in the environment
    monkeypatch.setenv("EDUGRID_LANG", "en")


def test_in_a_freeze(
    plan: Plan, network: Network, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not plan.empty
    monkeypatch.setenv("EDUGRID_AT", "2027-06-07T10:00")
    _golden("in-a-freeze", ["apply", "plan.json"], 3, capsys)
    assert all(device.calls == [] for device in network.devices.values())


def test_an_emergency_is_written_down(
    plan: Plan, network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDUGRID_AT", "2027-06-07T10:00")
    assert run(["apply", "plan.json", "--override", "光缆中断"]) == 0
    assert all(device.running == NEW for device in network.devices.values())
    (folder,) = (tmp_path / "state" / "runs").iterdir()
    noted = [event for event in Run(folder).journal.read() if event["event"] == "override"]
    assert [event["reason"] for event in noted] == ["光缆中断"]
    assert Run(folder).plan() == plan


def test_the_queue_is_shown_and_made_up_for(
    plan: Plan, network: Network, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not plan.empty
    monkeypatch.setenv("EDUGRID_AT", "2027-05-07T10:00")
    network.devices["zm-pop-1"].fault = "dead"
    assert run(["apply", "plan.json"]) == 1
    assert "1 waiting in the queue" in capsys.readouterr().out
    assert run(["queue", "henan"]) == 3
    shown = capsys.readouterr().out
    assert "zm-pop-1" in shown
    assert "edugrid apply --queued" in shown
    network.devices["zm-pop-1"].fault = ""
    assert run(["apply", "--queued", "henan/zhengzhou"]) == 0
    assert network.devices["zm-pop-1"].running == NEW
    assert run(["queue"]) == 0


def test_a_device_that_has_changed_since(
    plan: Plan, network: Network, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not plan.empty
    monkeypatch.setenv("EDUGRID_AT", "2027-05-07T10:00")
    network.devices["zm-pop-1"].running += "somebody was here\n"
    _golden("changed-since-the-plan", ["apply", "plan.json"], 1, capsys)
    assert all(device.calls == [] for device in network.devices.values())


def test_a_plan_that_was_edited(plan: Plan, capsys: pytest.CaptureFixture[str]) -> None:
    text = Path("plan.json").read_text(encoding="utf-8")
    Path("plan.json").write_text(text.replace('"canary"', '"rest"').replace("city-pop", "city-ac"), encoding="utf-8")
    assert not plan.empty
    _golden("edited", ["apply", "plan.json"], 2, capsys)


def test_a_rollback_over_somebodys_change(
    plan: Plan, network: Network, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not plan.empty
    monkeypatch.setenv("EDUGRID_AT", "2027-05-07T10:00")
    assert run(["apply", "plan.json"]) == 0
    (folder,) = (tmp_path / "state" / "runs").iterdir()
    folder.rename(folder.with_name("20270507-020000-abcdef"))
    network.devices["zm-pop-1"].running += "somebody was here\n"
    capsys.readouterr()
    _golden("rollback-over-a-change", ["rollback", "20270507-020000-abcdef"], 1, capsys)
