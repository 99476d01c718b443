"""NETCONF beside the command line: real ncclient over real SSH; the VRP8 devices are SIMULATED."""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from jump_server import JumpServer
from napalm.base.exceptions import (
    CommandTimeoutException,
    CommitError,
    ConnectAuthError,
    ConnectionClosedException,
    ConnectionException,
    MergeConfigException,
)
from simulated_network import USER, SimulatedNetwork

from edugrid.design.network import DeviceDesign
from edugrid.lab.devices.huawei_vrp8.netconf import Vrp8Agent
from edugrid.lab.devices.huawei_vrp8.switches import SWITCHES
from edugrid.network.templates import templates
from edugrid.region import open_region
from edugrid.rollout.apply import apply_devices
from edugrid.rollout.outcome import ApplyResult
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan import plan_devices
from edugrid.rollout.plan_file import Plan
from edugrid.rollout.resume import resume
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site, SiteError
from edugrid.vendors.base.netconf_session import NetconfSession
from edugrid.vendors.base.open_netconf import open_netconf
from edugrid.vendors.h3c_comware7.driver import Comware7Driver
from edugrid.vendors.huawei_vrp8.driver import Vrp8Driver

pytestmark = pytest.mark.lab

INVENTORIES = Path(__file__).parents[2] / "inventories"
APPLY_UNTIL = Path(__file__).parents[1] / "support" / "apply_until.py"
SCHOOL = "xz-gw-1"
PACE = Pace(revert_seconds=120, settle_seconds=0)
CHANGE = "interface GE1/0/1\ndescription over-netconf\nquit"


@pytest.fixture(scope="module")
def design() -> DeviceDesign:
    found = open_region(INVENTORIES, "henan/zhengzhou/xinzheng").design.devices
    (chosen,) = [device for device in found if device.name == SCHOOL]
    return chosen.model_copy(update={"transport": "netconf"})


@pytest.fixture
def network(tmp_path: Path, design: DeviceDesign) -> Iterator[SimulatedNetwork]:
    made = SimulatedNetwork(tmp_path, [design])
    assert not made.devices[SCHOOL].type_lines(["snetconf server enable"])
    yield made
    made.stop()


@contextmanager
def _driver(network: SimulatedNetwork, **optional: object) -> Iterator[Any]:
    where = network.site().endpoint(SCHOOL, "", 0)
    arguments = {"port": where.port, "known_hosts": str(network.known_hosts), "transport": "netconf", **optional}
    driver = Vrp8Driver(where.host, USER, network.password, timeout=10, optional_args=arguments)
    driver.open()
    try:
        yield driver
    finally:
        driver.close()


def _netconf(network: SimulatedNetwork, known_hosts: Path, password: str) -> NetconfSession:
    where = network.site().endpoint(SCHOOL, "", 0)
    return open_netconf(
        "huaweiyang",
        "snetconf server enable",
        (where.host, where.port),
        (USER, password),
        timeout=10,
        optional_args={"known_hosts": str(known_hosts)},
    )


def _over_netconf(network: SimulatedNetwork) -> list[str]:
    return [line for _, prompt, line in network.devices[SCHOOL].log if prompt == "netconf"]


def _plan(network: SimulatedNetwork, design: DeviceDesign) -> Plan:
    plans = plan_devices([design], templates(INVENTORIES).render, network.site())
    return Plan(region="henan/zhengzhou/xinzheng", created="2026-11-26T00:00:00+00:00", devices=plans).sealed()


def _apply(network: SimulatedNetwork, plan: Plan) -> ApplyResult:
    site = network.site()
    return apply_devices(plan, site, Run.create(site.state, "apply", plan), pace=PACE)


def test_a_trial_is_confirmed_over_netconf(network: SimulatedNetwork) -> None:
    device = network.devices[SCHOOL]
    with _driver(network, change_id="n-1") as driver:
        driver.load_merge_candidate(config=CHANGE)
        assert "over-netconf" in driver.compare_config()
        driver.commit_config(revert_in=120)
    assert "over-netconf" in device.running_text()
    with _driver(network, change_id="n-2") as driver:
        assert not driver.has_pending_commit()
    with _driver(network, change_id="n-1") as driver:
        assert driver.has_pending_commit()
        assert driver.is_alive() == {"is_alive": True}
        driver.confirm_commit()
        assert not driver.has_pending_commit()
    assert not driver.is_alive()["is_alive"]
    network.wait(121)
    assert "over-netconf" in device.running_text()
    assert "over-netconf" in (device.startup_text() or ""), "saved for the next start"
    assert {"netconf get", "netconf commit", "netconf copy-config"} <= set(_over_netconf(network))
    assert not [line for line in network.typed(SCHOOL) if line.startswith(("commit persist", "save"))]


def test_a_trial_is_given_up_over_netconf_or_ends_by_itself(network: SimulatedNetwork) -> None:
    before = network.texts()
    with _driver(network) as driver:
        driver.load_merge_candidate(config=CHANGE)
        driver.commit_config(revert_in=120)
        driver.rollback()
        assert network.texts() == before
        driver.load_merge_candidate(config=CHANGE)
        driver.commit_config(revert_in=120)
        network.wait(121)
        assert network.texts() == before
        with pytest.raises(CommitError, match="gone back by itself"):
            driver.confirm_commit()
        driver.load_merge_candidate(config=CHANGE)
        driver.commit_config()
        assert network.texts() != before
        driver.rollback()
        assert network.texts() == before
    assert _over_netconf(network).count("netconf cancel-commit") == 1


def test_refusals_are_told(network: SimulatedNetwork) -> None:
    device, before = network.devices[SCHOOL], network.texts()
    with _driver(network) as driver:
        device.faults.set({"refuse": ["^description over-netconf$"]})
        with pytest.raises(MergeConfigException, match="line 2 of 3"):
            driver.load_merge_candidate(config=CHANGE)
        device.faults.set({"refuse": ["^netconf commit$"]})
        driver.load_merge_candidate(config=CHANGE)
        driver.commit_config(revert_in=120)
        with pytest.raises(CommitError, match=r"the device refused <commit>: operation-failed: .*simulated fault"):
            driver.confirm_commit()
        device.faults.set({})
        driver.rollback()
    assert network.texts() == before


def test_a_device_that_does_not_share_its_trial_is_found_out(
    network: SimulatedNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SWITCHES, "netconf_shares_trial", value=False)
    before = network.texts()
    with _driver(network) as driver:
        driver.load_merge_candidate(config=CHANGE)
        with pytest.raises(CommitError, match="does not show its trial over NETCONF"):
            driver.commit_config(revert_in=120)
        assert not driver.has_pending_commit()
    assert network.texts() == before


def test_no_server_no_key_no_password(network: SimulatedNetwork) -> None:
    network.devices[SCHOOL].type_lines(["undo snetconf server enable"])
    where = network.site().endpoint(SCHOOL, "", 0)
    arguments = {"port": where.port, "known_hosts": str(network.known_hosts), "transport": "netconf"}
    driver = Vrp8Driver(where.host, USER, network.password, timeout=10, optional_args=arguments)
    with pytest.raises(ConnectionException, match=r"no NETCONF server answers .*snetconf server enable"):
        driver.open()
    assert driver.is_alive() == {"is_alive": False}, "the session of the command line is not left open"
    with pytest.raises(ConnectionException, match="nobody answers"), _driver(network, netconf_port=9):
        pass
    with pytest.raises(ValueError, match="transport 'netconf': h3c_comware7 has cli"):
        Comware7Driver("127.0.0.1", USER, "x", optional_args={"transport": "netconf"})


def test_the_key_of_the_netconf_port_is_checked(network: SimulatedNetwork, tmp_path: Path) -> None:
    empty = tmp_path / "known_hosts"
    empty.write_text("", encoding="ascii")
    with pytest.raises(ConnectionException, match="host key SHA256:"):
        _netconf(network, empty, network.password)
    with pytest.raises(ConnectionException, match="there is no known_hosts file"):
        _netconf(network, tmp_path / "nothing", network.password)
    with pytest.raises(ConnectAuthError, match="refused user") as told:
        _netconf(network, network.known_hosts, "not-the-password")
    assert "not-the-password" not in str(told.value)
    assert not _over_netconf(network)


def test_a_silent_device_is_told(network: SimulatedNetwork) -> None:
    session = _netconf(network, network.known_hosts, network.password)
    network.devices[SCHOOL].faults.set({"hang": ["^netconf get$"]})
    session.manager.timeout = 0.3
    with pytest.raises(CommandTimeoutException, match="gave no answer to <get>"):
        session.call("get")
    session.close()
    assert not session.alive


def test_a_device_without_confirmed_commit_is_refused(
    network: SimulatedNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewer = tuple(name for name in Vrp8Agent.capabilities if "confirmed-commit:1.1" not in name)
    monkeypatch.setattr(Vrp8Agent, "capabilities", fewer)
    with pytest.raises(ConnectionException, match=r"NETCONF has no :confirmed-commit:1\.1; take"), _driver(network):
        pass


def test_a_change_that_shuts_netconf_out_is_not_kept(network: SimulatedNetwork) -> None:
    before = network.texts()
    with _driver(network) as driver:
        driver.load_merge_candidate(config="undo snetconf server enable")
        driver.commit_config(revert_in=120)
    with pytest.raises(ConnectionException, match="no NETCONF server answers"), _driver(network):
        pass
    network.wait(121)
    assert network.texts() == before
    with _driver(network) as driver:
        assert not driver.has_pending_commit()


def test_nothing_secret_is_logged(network: SimulatedNetwork, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), _driver(network) as driver:
        driver.load_merge_candidate(config=CHANGE)
        driver.commit_config(revert_in=120)
        driver.confirm_commit()
        running = driver.get_config(retrieve="running")["running"]
    assert "ncclient" in {record.name.partition(".")[0] for record in caplog.records}
    said = [record.getMessage() for record in caplog.records if record.name.startswith("ncclient")]
    assert not [line for line in said if network.password in line]
    assert not [
        line for line in running.splitlines() if "cipher" in line and any(line.strip() in text for text in said)
    ]


def test_a_rollout(network: SimulatedNetwork, design: DeviceDesign) -> None:
    before, plan = network.texts(), _plan(network, design)
    assert [(device.state, device.transport) for device in plan.devices] == [("changed", "netconf")]
    network.devices[SCHOOL].faults.set({"refuse": ["^netconf commit$"]})
    refused = _apply(network, plan)
    (outcome,) = refused.devices
    assert outcome.state == "reverted", outcome
    assert "the device refused <commit>" in outcome.reason
    assert network.texts() == before
    network.devices[SCHOOL].faults.set({})
    done = _apply(network, plan)
    assert [device.state for device in done.devices] == ["done"], done
    assert "netconf commit" in _over_netconf(network)
    assert _plan(network, design).empty


def test_the_line_is_cut_between_commit_and_confirm(network: SimulatedNetwork, design: DeviceDesign) -> None:
    before, plan = network.texts(), _plan(network, design)
    # the device hangs up at the confirmation, and at every other word over NETCONF after it
    network.devices[SCHOOL].faults.set({"drop": ["^netconf (commit|cancel-commit)$"]})
    (outcome,) = _apply(network, plan).devices
    assert outcome.state == "reverts-by-itself", outcome
    assert "ended the NETCONF session at <commit>" in outcome.reason
    assert network.texts() != before
    network.wait(PACE.revert_seconds + 1)
    assert network.texts() == before
    network.devices[SCHOOL].faults.set({})
    assert [device.state for device in _apply(network, _plan(network, design)).devices] == ["done"]
    assert _plan(network, design).empty


def test_the_manager_dies_between_commit_and_confirm(network: SimulatedNetwork, design: DeviceDesign) -> None:
    before, path = network.texts(), network.folder / "plan.json"
    _plan(network, design).write(path)
    program = [sys.executable, str(APPLY_UNTIL), "committed", SCHOOL, str(path)]
    dead = subprocess.run(program, env=os.environ | network.environment(), capture_output=True, text=True, check=False)
    assert dead.returncode == -signal.SIGKILL, dead.stdout + dead.stderr
    assert network.texts() != before, "the trial outlives its manager"
    network.wait(PACE.revert_seconds + 1)
    assert network.texts() == before
    (folder,) = (network.site().state / "runs").iterdir()
    assert [device.state for device in resume(folder.name, network.site(), pace=PACE).devices] == ["done"]
    assert _plan(network, design).empty


def test_a_dead_line_is_told(network: SimulatedNetwork) -> None:
    with _driver(network) as driver:
        network.devices[SCHOOL].faults.set({"drop": ["^netconf get$"]})
        with pytest.raises(ConnectionClosedException, match=r"ended the NETCONF session at <get>"):
            driver.has_pending_commit()
        assert driver.is_alive() == {"is_alive": False}


def test_through_a_jump_host_and_not_by_telnet(network: SimulatedNetwork, design: DeviceDesign) -> None:
    from edugrid.rollout.connect import connect

    environment = network.environment()
    with JumpServer("hopper", "Sprung@12345") as jump:
        jump.write_known_host(network.known_hosts)
        secret = Path(environment["EDUGRID_CREDENTIALS"])
        logins = json.loads(secret.read_text(encoding="utf-8"))
        logins["devices"] = {"bastion": {"username": jump.username, "password": jump.password}}
        secret.write_text(json.dumps(logins), encoding="utf-8")
        file = secret.with_name("site.yml")
        hosts = {"bastion": {"host": "127.0.0.1", "port": jump.port}}
        file.write_text(json.dumps({"jump_hosts": hosts, "jump": "bastion"}), encoding="utf-8")
        site = Site.from_env(environment | {"EDUGRID_SITE": str(file)})
        with connect(design, site) as driver:
            assert not driver.has_pending_commit()
        where = site.endpoint(SCHOOL, "", 0)
        assert jump.forwarded == [(where.host, where.port)] * 2
    places = Path(environment["EDUGRID_ENDPOINTS"])
    places.write_text(json.dumps({SCHOOL: {"host": "127.0.0.1", "port": 23}}), encoding="utf-8")
    file.write_text(json.dumps({"telnet": {SCHOOL: "no SSH until it is replaced"}}), encoding="utf-8")
    with (
        pytest.raises(SiteError, match="NETCONF goes over SSH"),
        connect(design, Site.from_env(environment | {"EDUGRID_SITE": str(file)})),
    ):
        pass
