"""Plan, apply, rollback on real FRR routers."""

import json
from pathlib import Path

import pytest

from edugrid.lab import fabric
from edugrid.network.templates import templates
from edugrid.region import open_region
from edugrid.rollout.apply import apply_devices
from edugrid.rollout.connect import connect
from edugrid.rollout.fingerprint import comparable
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan import plan_devices
from edugrid.rollout.plan_file import Plan
from edugrid.rollout.rollback import rollback
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site

pytestmark = [pytest.mark.lab, pytest.mark.frr]

INVENTORIES = Path(__file__).parents[2] / "inventories"
ROUTERS = ("zm-pop-1", "zz-pop-1")


@pytest.fixture
def site(frr_lab: Path, tmp_path: Path) -> Site:
    layout = fabric.Layout(frr_lab)
    where = fabric.up(frr_lab, *fabric.city_topology())
    places = {name: {"host": host, "port": port} for name, (host, port) in where.items()}
    (tmp_path / "endpoints.yml").write_text(json.dumps(places), encoding="utf-8")
    secret = tmp_path / "credentials.yml"
    secret.touch(mode=0o600)
    login = {"default": {"username": "root", "key_file": str(layout.key)}}
    secret.write_text(json.dumps(login), encoding="utf-8")
    return Site.from_env(
        {
            "EDUGRID_ENDPOINTS": str(tmp_path / "endpoints.yml"),
            "EDUGRID_CREDENTIALS": str(secret),
            "EDUGRID_KNOWN_HOSTS": str(layout.known_hosts),
            "EDUGRID_STATE": str(tmp_path / "state"),
        }
    )


def test_plan_apply_plan_again_and_roll_back(site: Site) -> None:
    found = open_region(INVENTORIES, "henan/zhengzhou").design.devices
    designs = tuple(device for device in found if device.name in ROUTERS)
    assert len(designs) == len(ROUTERS)

    def running() -> dict[str, str]:
        texts = {}
        for design in designs:
            with connect(design, site) as driver:
                texts[design.name] = comparable(driver.get_config(retrieve="running")["running"])
        return texts

    def plan() -> Plan:
        plans = plan_devices(designs, templates(INVENTORIES).render, site)
        return Plan(region="henan/zhengzhou", created="2026-11-23T00:00:00+00:00", devices=plans).sealed()

    before = running()
    made = plan()
    assert {(device.state, device.layer) for device in made.devices} == {("changed", "real")}
    assert running() == before
    result = apply_devices(made, site, Run.create(site.state, "apply", made), pace=Pace(revert_seconds=60))
    assert result.exit_code == 0, result
    after = running()
    assert after != before
    assert plan().empty
    undone = rollback(result.run_id, site, pace=Pace(revert_seconds=60))
    assert undone.exit_code == 0, undone
    assert running() == before
