"""A city that is production, and a plan for one of its devices."""

from pathlib import Path

import pytest
from people import CITY, production

from edugrid.intent.load import load_intent
from edugrid.intent.tree import Intent
from edugrid.rollout.plan_file import DevicePlan, Plan


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Inventories that no test changes."""
    return production(tmp_path_factory.mktemp("production"))


@pytest.fixture(scope="session")
def intent(shared: Path) -> Intent:
    return load_intent(shared, CITY)


@pytest.fixture
def root(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same for commands; the state folder is the test's own, and nobody's key is set."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(shared))
    monkeypatch.setenv("EDUGRID_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("EDUGRID_LANG", "en")
    monkeypatch.delenv("EDUGRID_KEY", raising=False)
    return shared


@pytest.fixture
def plan() -> Plan:
    device = DevicePlan(
        name="zm-agg-1",
        platform="h3c_comware7",
        role="county-aggregation",
        region="henan/zhengzhou/zhongmu",
        host="192.0.2.111",
        state="changed",
        running_sha256="0" * 64,
        forward=("vlan 10",),
        target="vlan 10\n",
    )
    return Plan(region=CITY, created="2026-11-23T00:00:00+00:00", devices=(device,)).sealed()
