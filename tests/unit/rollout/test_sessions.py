"""A session is taken over by the next step only where that is as good as a new one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from edugrid.rollout.connect import Reachable
from edugrid.rollout.plan_file import DevicePlan
from edugrid.rollout.sessions import Sessions
from edugrid.rollout.site import Site
from edugrid.rollout.site_file import Limits, SiteFile


class Channel:
    """A Netmiko connection, a paramiko client and its transport in one: open until somebody hangs up."""

    closed = False

    def __init__(self) -> None:
        self.remote_conn = self.remote_conn_pre = self

    def get_transport(self) -> "Channel":
        return self

    def is_active(self) -> bool:
        return not self.closed


@dataclass
class Network:
    """Counts what is opened and closed; ``now`` is the clock."""

    now: float = 0.0
    number: Iterator[int] = field(default_factory=lambda: count(1))
    open: dict[int, Any] = field(default_factory=dict)
    names: list[tuple[str, str | None]] = field(default_factory=list)
    transport: str = "cli"

    @contextmanager
    def connect(self, device: Reachable, _site: Site, *, change_id: str | None = None) -> Iterator[Any]:
        number = next(self.number)
        self.names.append((device.name, change_id))
        self.open[number] = SimpleNamespace(number=number, device=Channel(), transport=self.transport)
        try:
            yield self.open[number]
        finally:
            del self.open[number]


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Network:
    made = Network()
    monkeypatch.setattr("edugrid.rollout.sessions.connect", made.connect)
    monkeypatch.setattr("edugrid.rollout.sessions.time.monotonic", lambda: made.now)
    return made


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site.from_env({"EDUGRID_STATE": str(tmp_path)})
    return made.model_copy(update={"file": SiteFile(limits=Limits(sessions=2))})


def _device(name: str) -> DevicePlan:
    return DevicePlan(
        name=name, platform="frr", role="", region="r", host="h", port=22, state="changed", running_sha256=""
    )


def _number(sessions: Sessions, name: str, **how: bool) -> int:
    with sessions.open(_device(name), **how) as driver:
        return int(driver.number)


def test_the_next_step_takes_what_was_kept_and_nobody_else_does(network: Network, site: Site) -> None:
    with Sessions(site, "c1") as sessions:
        assert _number(sessions, "a", keep=True) == 1
        assert _number(sessions, "b") == 2
        assert set(network.open) == {1}, "what is not kept is closed"
        assert _number(sessions, "a") == 1
        assert network.open == {}
        assert _number(sessions, "a") == 3
    assert network.names == [("a", "c1"), ("b", "c1"), ("a", "c1")]


def test_a_new_session_is_new_and_ends_the_kept_one(network: Network, site: Site) -> None:
    with Sessions(site) as sessions:
        assert _number(sessions, "a", keep=True) == 1
        assert _number(sessions, "a", new=True, keep=True) == 2
        assert set(network.open) == {2}
        assert _number(sessions, "a") == 2


def test_no_more_are_kept_than_the_site_allows_and_all_end(network: Network, site: Site) -> None:
    with Sessions(site) as sessions:
        for name in "abc":
            _number(sessions, name, keep=True)
        assert set(network.open) == {1, 2}
    assert network.open == {}


@pytest.mark.parametrize("what", ["old", "hung up", "netconf", "no ssh"])
def test_what_may_be_dead_is_not_taken(network: Network, site: Site, what: str) -> None:
    network.transport = "netconf" if what == "netconf" else "cli"
    with Sessions(site) as sessions:
        with sessions.open(_device("a"), keep=True) as driver:
            if what == "no ssh":
                driver.device = None
        if what == "old":
            network.now = 61.0
        if what == "hung up":
            driver.device.closed = True
        assert _number(sessions, "a") == 2
        assert network.open == {}


def test_a_step_that_fails_leaves_no_session(network: Network, site: Site) -> None:
    with Sessions(site) as sessions, pytest.raises(ValueError, match="odd"), sessions.open(_device("a"), keep=True):
        raise ValueError("odd")
    assert network.open == {}
