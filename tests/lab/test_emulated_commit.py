"""What an emulated commit does when something goes wrong; real SSH, the VRP5 switch is simulated and so is its clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from napalm.base.exceptions import CommitError, MergeConfigException, ReplaceConfigException
from simulated_network import USER, SimulatedNetwork

from edugrid.lab.devices.core.device import Device
from edugrid.vendors.huawei_vrp5.driver import Vrp5Driver

pytestmark = pytest.mark.lab

NAME = "xz-sw-1"
LINES = "vlan batch 110 120\ninterface GigabitEthernet0/0/1\ndescription to-school\nquit"
USER_LINES = "aaa\nlocal-user ops password irreversible-cipher {}\nquit"


@pytest.fixture
def network(tmp_path: Path) -> Iterator[SimulatedNetwork]:
    design: Any = SimpleNamespace(name=NAME, platform="huawei_vrp5")
    made = SimulatedNetwork(tmp_path, [design])
    yield made
    made.stop()


@pytest.fixture
def device(network: SimulatedNetwork) -> Device:
    return network.devices[NAME]


@contextmanager
def _driver(network: SimulatedNetwork, **optional: object) -> Iterator[Vrp5Driver]:
    site = network.site()
    arguments = {"port": site.endpoint(NAME, "", 22).port, "known_hosts": str(network.known_hosts), **optional}
    driver = Vrp5Driver("127.0.0.1", USER, network.password, timeout=20, optional_args=arguments)
    driver.open()
    try:
        yield driver
    finally:
        driver.close()


def _saved(device: Device) -> str:
    return device.startup_text() or ""


def test_somebody_elses_scheduled_restart_is_left_alone(network: SimulatedNetwork, device: Device) -> None:
    device.type_lines(["quit", "schedule reboot delay 500 force"])
    before = device.running_text()
    with _driver(network) as driver:
        driver.load_merge_candidate(config=LINES)
        assert not driver.has_pending_commit()
        with pytest.raises(CommitError, match="scheduled already"):
            driver.commit_config(revert_in=60)
        with pytest.raises(CommitError, match="scheduled already"):
            driver.commit_config()
        assert device.running_text() == before
        assert driver.cli(["display schedule reboot"])["display schedule reboot"].count("System will reboot at")


def test_unsaved_lines_are_saved_first_or_refused(network: SimulatedNetwork, device: Device) -> None:
    device.save()
    assert device.type_lines(["vlan 999", "quit"]) == []
    before, saved = device.running_text(), _saved(device)
    with _driver(network, save=False) as driver:
        driver.load_merge_candidate(config=LINES)
        with pytest.raises(CommitError, match="unsaved lines"):
            driver.commit_config(revert_in=60)
    assert (device.running_text(), _saved(device)) == (before, saved)
    with _driver(network) as driver:
        driver.load_merge_candidate(config=LINES)
        driver.commit_config(revert_in=60)
    assert _saved(device) == before, "what the device would come back with"
    assert device.running_text() != before
    network.wait(61)
    assert device.running_text() == before


def test_a_refused_line_stops_the_timer_and_keeps_the_saved_text(network: SimulatedNetwork, device: Device) -> None:
    device.save()
    before = device.running_text()
    with _driver(network) as driver:
        driver.load_merge_candidate(config=LINES + "\nvlan 5000")
        with pytest.raises(MergeConfigException, match=r"line 5 of 5.*vlan 5000"):
            driver.commit_config(revert_in=60)
        assert not driver.has_pending_commit()
    assert device.running_text() == _saved(device) == before
    booted = device.booted
    network.wait(7200)
    assert device.booted == booted, "a forgotten timer went off"
    assert [path.name for path in device.flash.files()] == [device.startup_file]


def test_what_cannot_be_taken_back_at_once_comes_back_with_the_timer(network: SimulatedNetwork, device: Device) -> None:
    before = device.running_text()
    device.faults.set({"refuse": ["^description to-school$", "^undo vlan batch"]})
    with _driver(network, change_id="run-a") as driver:
        driver.load_merge_candidate(config=LINES)
        with pytest.raises(CommitError, match=r"did not come back.*by itself when its timer ends"):
            driver.commit_config(revert_in=120)
    assert device.running_text() != before
    network.wait(121)
    assert device.running_text() == before
    device.faults.set({})
    with _driver(network, change_id="run-a") as driver:
        assert not driver.has_pending_commit()
        driver.rollback()
    assert device.running_text() == before


def test_a_changed_password_comes_back_with_the_timer_only(network: SimulatedNetwork, device: Device) -> None:
    assert device.type_lines(USER_LINES.format("Geheim@12345").splitlines()) == []
    before = device.running_text()
    with _driver(network, change_id="run-b") as driver:
        driver.load_merge_candidate(config=USER_LINES.format("Anders@12345"))
        driver.commit_config(revert_in=120)
    assert device.running_text() != before
    with _driver(network, change_id="run-b") as driver:
        with pytest.raises(CommitError, match=r"a secret was changed.*by itself when its timer ends") as caught:
            driver.rollback()
        assert "$1" not in str(caught.value)
    network.wait(121)
    assert device.running_text() == before


def test_a_pending_commit_belongs_to_its_change_id(network: SimulatedNetwork, device: Device) -> None:
    before = device.running_text()
    with _driver(network, change_id="run-c") as driver:
        driver.load_merge_candidate(config=LINES)
        driver.commit_config(revert_in=90)
    changed = device.running_text()
    with _driver(network, change_id="run-d") as driver:
        assert not driver.has_pending_commit()
        with pytest.raises(CommitError, match="no commit run-d is waiting"):
            driver.confirm_commit()
        with pytest.raises(CommitError, match=r"no copy edugrid-run-d\.cfg"):
            driver.rollback()
        driver.load_merge_candidate(config=LINES)
        with pytest.raises(CommitError, match="scheduled already"):
            driver.commit_config(revert_in=60)
    assert device.running_text() == changed
    network.wait(91)
    assert device.running_text() == changed, "90 s are two minutes of the device"
    network.wait(30)
    assert device.running_text() == before
    with _driver(network, change_id="run-c") as driver, pytest.raises(CommitError, match="gone back by itself"):
        driver.confirm_commit()


def test_a_whole_configuration_is_planned_before_anything_is_typed(network: SimulatedNetwork, device: Device) -> None:
    before = device.running_text()
    wanted = before.replace("aaa\n", "vlan batch 30\n#\naaa\n")
    with _driver(network) as driver:
        with pytest.raises(ReplaceConfigException, match="cannot be planned"):
            driver.load_replace_candidate(config=before.replace("aaa\n", "aaa\n\ttab\n"))
        driver.load_replace_candidate(config=wanted)
        assert "+vlan batch 30" in driver.compare_config()
        assert device.running_text() == before
        driver.commit_config()
        assert "vlan batch 30\n" in _saved(device)
        driver.rollback()
    assert device.running_text() == _saved(device) == before
