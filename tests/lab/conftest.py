"""Running labs for the tests.

The FRR layer and PostgreSQL run where they can; where they cannot, that is said and their tests are not counted as run.

EDUGRID_FRR=require (the CI job) turns "cannot" into a failure; EDUGRID_POSTGRES=require does so for PostgreSQL,
EDUGRID_OVS=require for Open vSwitch, EDUGRID_UNBOUND=require for Unbound, EDUGRID_NAT64=require for the translator between
IPv6 and IPv4.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from no_network import no_network
from private_postgres import Server, private_postgres
from private_postgres import available as postgres_available
from running_lab import running_lab
from unbound_server import available as unbound_available

from edugrid.lab import fabric, openvswitch
from edugrid.lab import openstack as lab_openstack

_reasons: list[str] = []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for marker, what, available, variable in (
        ("frr", "on real FRR", fabric.available, "EDUGRID_FRR"),
        ("offline", "without a network", no_network, "EDUGRID_FRR"),
        ("postgres", "on a real PostgreSQL", postgres_available, "EDUGRID_POSTGRES"),
        ("unbound", "on a real Unbound", unbound_available, "EDUGRID_UNBOUND"),
        ("nat64", "with a real translator", fabric.can_translate, "EDUGRID_NAT64"),
        ("ovs", "on a real Open vSwitch", openvswitch.available, "EDUGRID_OVS"),
    ):
        if os.environ.get(variable) == "require":
            continue
        marked = [item for item in items if item.get_closest_marker(marker)]
        can, reason = available() if marked else (True, "")
        if not can:
            _reasons.append(f"{len(marked)} tests {what} not run: {reason} ({variable}=require makes this a failure)")
            config.hook.pytest_deselected(items=marked)
            items[:] = [item for item in items if item not in marked]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for reason in _reasons:
        terminalreporter.write_line(f"NOTE: {reason}", yellow=True)


@pytest.fixture(scope="session")
def frr_here() -> str:
    can, reason = fabric.available()
    if not can:
        pytest.fail(f"EDUGRID_FRR=require, but {reason}")
    return reason


@pytest.fixture(scope="module")
def frr_lab(frr_here: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the city's fabric, up and unconfigured; end it afterwards."""
    assert frr_here
    lab = tmp_path_factory.mktemp("frr-lab")
    try:
        fabric.up(lab, *fabric.city_topology())
        yield lab
    finally:
        fabric.down(lab)


@pytest.fixture(scope="session")
def openstack_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[lab_openstack.Endpoint]:
    yield from running_lab(tmp_path_factory)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Give a PostgreSQL server of our own with an empty database; ended afterwards."""
    can, reason = postgres_available()
    if not can:
        pytest.fail(f"EDUGRID_POSTGRES=require, but {reason}")
    with private_postgres() as server:
        yield server
