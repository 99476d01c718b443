"""Fixtures of the rollout tests."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fake_network import Network

from edugrid.rollout.plan_file import Plan
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Network:
    made = Network()
    for module in ("sessions", "commit_confirmed", "rollback", "plan"):
        monkeypatch.setattr(f"edugrid.rollout.{module}.connect", made.connect)
    return made


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site.from_env({"EDUGRID_STATE": str(tmp_path / "state")})


@pytest.fixture
def new_run(site: Site) -> Callable[[Plan], Run]:
    return lambda plan: Run.create(site.state, "apply", plan)
