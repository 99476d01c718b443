"""The seal of a plan."""

import json
from pathlib import Path

import pytest

from edugrid.rollout.plan_file import DevicePlan, Plan, PlanFileError, read_plan
from edugrid.rollout.waves import waves


def _plan() -> Plan:
    device = DevicePlan(
        name="zm-sw-1",
        platform="h3c_comware7",
        role="county-aggregation",
        state="changed",
        running_sha256="0" * 64,
        forward=("vlan 10", "name 中牟", "quit"),
        target="vlan 10\n name 中牟\n",
    )
    return Plan(region="henan/zhengzhou", created="2026-11-23T00:00:00+00:00", devices=(device,))


def test_a_plan_comes_back_as_it_was_written(tmp_path: Path) -> None:
    _plan().write(tmp_path / "plan.json")
    read = read_plan(tmp_path / "plan.json")
    assert read == _plan().sealed()
    assert not read.empty


@pytest.mark.parametrize("field", ["forward", "target", "running_sha256", "platform"])
def test_an_edited_plan_is_refused(tmp_path: Path, field: str) -> None:
    path = tmp_path / "plan.json"
    _plan().write(path)
    data = json.loads(path.read_text(encoding="utf-8"))
    device = data["devices"][0]
    device[field] = {"forward": ["vlan 11"]}.get(field, "x")
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(PlanFileError, match="seal"):
        read_plan(path)


def test_the_order_of_the_waves_is_sealed_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    plan = _plan()
    plan.model_copy(update={"waves": waves(plan.devices)}).write(path)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["waves"] == [{"ring": "county", "step": "canary", "devices": ["zm-sw-1"]}]
    data["waves"][0]["step"] = "rest"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(PlanFileError, match="seal"):
        read_plan(path)


@pytest.mark.parametrize("text", ["", "{}", "[]", "not json", '{"version": 2}'])
def test_something_else_is_no_plan(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlanFileError, match="not a plan"):
        read_plan(path)
