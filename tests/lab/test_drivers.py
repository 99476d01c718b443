"""Our NAPALM drivers over real SSH; the devices are simulated (our reading of the vendors' manuals)."""

import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from napalm.base import models
from napalm.base.exceptions import (
    CommitError,
    ConnectAuthError,
    ConnectionClosedException,
    ConnectTimeoutError,
    MergeConfigException,
)
from simulated_devices import SimulatedDevices

from edugrid.lab.devices.spec import DeviceSpec
from edugrid.rollout.fingerprint import comparable
from edugrid.vendors.base.errors import HostKeyChangedError, HostKeyUnknownError
from edugrid.vendors.drivers import get_driver

pytestmark = pytest.mark.lab

VRP8, COMWARE7, VRP5, RGOS = "zz-core-1", "zm-sw-1", "xz-sw-1", "gy-sw-1"
LINES = {
    VRP8: "vlan batch 110 120\ninterface GE1/0/1\ndescription to-school\nquit",
    COMWARE7: "vlan 110\nname office\nquit\nvlan 120\nquit\ninterface GigabitEthernet1/0/1\ndescription to-school\nquit",
    VRP5: "vlan batch 110 120\ninterface GigabitEthernet0/0/1\ndescription to-school\nquit",
    RGOS: "vlan 110\nname office\nexit\nvlan 120\nexit\ninterface GigabitEthernet 0/1\ndescription to-school\nexit",
}
every = pytest.mark.parametrize("name", [VRP8, COMWARE7, VRP5, RGOS])


@pytest.fixture(scope="module")
def devices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimulatedDevices]:
    lab = tmp_path_factory.mktemp("lab")
    platforms = {VRP8: "huawei_vrp8", COMWARE7: "h3c_comware7", VRP5: "huawei_vrp5", RGOS: "ruijie_rgos"}
    made = SimulatedDevices(lab, *(DeviceSpec(name, platform) for name, platform in platforms.items()))
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def _as_before(devices: SimulatedDevices, request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test leaves the device as it found it; checked, not assumed."""
    callspec = getattr(request.node, "callspec", None)
    name = callspec.params.get("name") if callspec else None
    before = devices.running(name) if name else ""
    yield
    if name and comparable(devices.running(name)) != comparable(before):
        with devices.driver(name) as driver:
            driver.load_replace_candidate(config=before)
            driver.commit_config()
        assert comparable(devices.running(name)) == comparable(before)


def _follows(model: object, data: dict[str, Any]) -> None:
    hints = get_type_hints(model)
    assert set(data) == set(hints)
    for key, kind in hints.items():
        if isinstance(kind, type) and kind in {str, bool, int, float}:
            assert isinstance(data[key], kind), (key, data[key])


def _load_and_commit(driver: Any, lines: str) -> None:  # noqa: ANN401 - napalm publishes no types
    """VRP8 refuses a line when it is loaded, the others when it is committed."""
    driver.load_merge_candidate(config=lines)
    driver.commit_config(revert_in=60)


@every
def test_getters_follow_napalms_models_and_say_simulated(devices: SimulatedDevices, name: str) -> None:
    with devices.driver(name) as driver:
        facts = driver.get_facts()
        _follows(models.FactsDict, facts)
        assert "SIMULATED" in facts["os_version"]
        assert facts["hostname"] == name
        interfaces = driver.get_interfaces()
        assert set(facts["interface_list"]) == set(interfaces)
        for interface in interfaces.values():
            _follows(models.InterfaceDict, interface)
        _follows(models.ConfigurationDict, driver.get_config())
        neighbors = driver.get_bgp_neighbors()
        assert set(neighbors) == {"global"}
        assert driver.is_alive() == {"is_alive": True}
    assert driver.is_alive() == {"is_alive": False}


@every
def test_addresses_vlans_and_peers_of_a_configured_device(devices: SimulatedDevices, name: str) -> None:
    lines = {
        VRP8: "vlan batch 110\ninterface Vlanif110\nipv6 enable\nip address 10.1.10.1 255.255.255.0\n"
        "ipv6 address 2001:DB8:110::1/64\nquit\nbgp 65001\nrouter-id 10.0.0.1\npeer 10.1.10.2 as-number 65002\nquit",
        COMWARE7: "vlan 110\nquit\ninterface Vlan-interface110\nip address 10.1.10.1 255.255.255.0\n"
        "ipv6 address 2001:DB8:110::1/64\nquit\nbgp 65001\nrouter-id 10.0.0.1\npeer 10.1.10.2 as-number 65002\n"
        "address-family ipv4 unicast\npeer 10.1.10.2 enable\nquit\nquit",
    }
    lines[VRP5] = "ipv6\n" + lines[VRP8]
    lines[RGOS] = (
        "vlan 110\nexit\ninterface VLAN 110\nip address 10.1.10.1 255.255.255.0\nipv6 enable\n"
        "ipv6 address 2001:DB8:110::1/64\nexit\nrouter bgp 65001\nbgp router-id 10.0.0.1\n"
        "neighbor 10.1.10.2 remote-as 65002\naddress-family ipv4\nneighbor 10.1.10.2 activate\nexit-address-family\nexit"
    )
    with devices.driver(name) as driver:
        driver.load_merge_candidate(config=lines[name])
        driver.commit_config()
        (addresses,) = driver.get_interfaces_ip().values()
        assert addresses == {
            "ipv4": {"10.1.10.1": {"prefix_length": 24}},
            "ipv6": {"2001:db8:110::1": {"prefix_length": 64}},
        }
        assert "110" in driver.get_vlans()
        peers = driver.get_bgp_neighbors()["global"]["peers"]
        assert peers["10.1.10.2"]["remote_as"] == 65002
        for peer in peers.values():
            _follows(models.PeerDict, peer)


@every
def test_merge_commit_and_rollback(devices: SimulatedDevices, name: str) -> None:
    before = devices.running(name)
    with devices.driver(name) as driver:
        driver.load_merge_candidate(config=LINES[name])
        assert "description to-school" in driver.compare_config()
        assert comparable(driver.get_config("running")["running"]) == comparable(before)
        driver.commit_config()
        texts = driver.get_config()
        assert " description to-school\n" in texts["running"]
        assert comparable(texts["startup"]) == comparable(texts["running"])
        driver.rollback()
    assert comparable(devices.running(name)) == comparable(before)


@every
def test_discard_leaves_nothing(devices: SimulatedDevices, name: str) -> None:
    before = devices.running(name)
    with devices.driver(name) as driver:
        driver.load_merge_candidate(config=LINES[name])
        driver.discard_config()
        assert driver.compare_config() == ""
        assert driver.session.in_user_view
        with pytest.raises(CommitError, match="nothing is loaded"):
            driver.commit_config()
    assert comparable(devices.running(name)) == comparable(before)


@every
def test_confirm_comes_from_another_session(devices: SimulatedDevices, name: str) -> None:
    with devices.driver(name, change_id="run-a") as driver:
        driver.load_merge_candidate(config=LINES[name])
        driver.commit_config(revert_in=60)
        assert driver.has_pending_commit()
        with pytest.raises(CommitError, match="waits for its confirmation"):
            driver.commit_config()
    with devices.driver(name, change_id="run-a") as driver:
        driver.confirm_commit()
        assert not driver.has_pending_commit()
        assert "description to-school" in driver.get_config("startup")["startup"]
        with pytest.raises(CommitError):
            driver.confirm_commit()


@every
def test_a_pending_commit_is_given_up_from_another_session(devices: SimulatedDevices, name: str) -> None:
    before = devices.running(name)
    with devices.driver(name, change_id="run-b") as driver:
        driver.load_merge_candidate(config=LINES[name])
        driver.commit_config(revert_in=60)
    assert comparable(devices.running(name)) != comparable(before)
    with devices.driver(name, change_id="run-b") as driver:
        driver.rollback()
    assert comparable(devices.running(name)) == comparable(before)


@every
def test_a_refused_line_is_named_and_nothing_stays(devices: SimulatedDevices, name: str) -> None:
    before = devices.running(name)
    bad = LINES[name] + "\nvlan 5000"
    with devices.driver(name) as driver:
        with pytest.raises(MergeConfigException, match=r"vlan 5000.*(Wrong parameter|Invalid input)") as caught:
            _load_and_commit(driver, bad)
        assert f"of {len(bad.splitlines())}:" in str(caught.value)
        assert driver.session.in_user_view
    assert comparable(devices.running(name)) == comparable(before)


@every
def test_replace_gives_back_a_former_configuration(devices: SimulatedDevices, name: str) -> None:
    before = devices.running(name)
    with devices.driver(name) as driver:
        driver.load_merge_candidate(config=LINES[name])
        driver.commit_config()
        driver.load_replace_candidate(config=before)
        assert "to-school" in driver.compare_config()
        driver.commit_config()
    assert comparable(devices.running(name)) == comparable(before)


@every
def test_a_new_host_name_does_not_lose_the_session(devices: SimulatedDevices, name: str) -> None:
    with devices.driver(name) as driver:
        driver.load_merge_candidate(config=f"{'hostname' if name == RGOS else 'sysname'} renamed-1")
        driver.commit_config()
        assert driver.get_facts()["hostname"] == "renamed-1"
        driver.rollback()
        assert driver.get_facts()["hostname"] == name


def test_a_refused_commit_leaves_no_candidate(devices: SimulatedDevices) -> None:
    before = devices.running(VRP8)
    with devices.fault(VRP8, commit_fail=1), devices.driver(VRP8) as driver:
        driver.load_merge_candidate(config=LINES[VRP8])
        with pytest.raises(CommitError):
            driver.commit_config(revert_in=60)
        assert driver.session.in_user_view
        assert not driver.has_pending_commit()
    assert comparable(devices.running(VRP8)) == comparable(before)


@every
def test_a_cut_line_is_named(devices: SimulatedDevices, name: str) -> None:
    cut = devices.fault(name, drop=[{"pattern": "description to-school", "times": 1}])
    lost = pytest.raises(ConnectionClosedException, match="to-school")
    with cut, devices.driver(name, change_id="run-c") as driver, lost:
        _load_and_commit(driver, LINES[name])
    with devices.driver(name, change_id="run-c") as driver:
        if name != VRP8:  # lines were live already, under the device's timer
            driver.rollback()


@every
def test_host_keys_are_checked(devices: SimulatedDevices, name: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    with pytest.raises(HostKeyUnknownError, match="SHA256:"), devices.driver(name, known_hosts=str(empty)):
        pass
    with pytest.raises(HostKeyUnknownError, match="absent"), devices.driver(name, known_hosts=str(tmp_path / "absent")):
        pass
    changed = tmp_path / "changed"
    shutil.copy(devices.known_hosts, changed)
    keys = [line.split(" ", 1) for line in changed.read_text(encoding="utf-8").splitlines()]
    turned = [f"{place} {key}" for (place, _), (_, key) in zip(keys, reversed(keys), strict=True)]
    changed.write_text("\n".join(turned) + "\n", encoding="utf-8")
    with (
        pytest.raises(HostKeyChangedError, match=r"has changed.*ssh-keygen -R"),
        devices.driver(name, known_hosts=str(changed)),
    ):
        pass


@every
def test_a_wrong_password_is_named_without_showing_it(devices: SimulatedDevices, name: str) -> None:
    kind = get_driver(devices.specs[name].platform).load()
    driver = kind("127.0.0.1", devices.username, "Geheim@12345", optional_args=devices.optional_args(name))
    with pytest.raises(ConnectAuthError, match=devices.username) as caught:
        driver.open()
    assert "Geheim" not in str(caught.value) + repr(driver)


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        driver = get_driver("vrp8").load()("127.0.0.1", "ops", "x", timeout=2, optional_args={"port": port})
        with pytest.raises(ConnectTimeoutError, match="nobody answers"):
            driver.open()


@every
def test_sanitized_texts_hold_no_secret(devices: SimulatedDevices, name: str) -> None:
    line = {
        VRP8: "aaa\nlocal-user ops password irreversible-cipher Geheim@12345\nquit",
        COMWARE7: "local-user ops class manage\npassword simple Geheim@12345\nquit",
    }
    line[VRP5] = line[VRP8]
    line[RGOS] = "username ops privilege 15 secret 0 Geheim@12345"
    with devices.driver(name) as driver:
        driver.load_merge_candidate(config=line[name])
        assert "Geheim" not in driver.compare_config()
        driver.commit_config()
        texts = driver.get_config(sanitized=True)
        raw = driver.get_config()
    assert "******" in texts["running"]
    assert texts["running"] != raw["running"]
    assert "Geheim" not in texts["running"] + raw["running"]


@every
def test_a_push_of_300_lines_needs_no_waits(devices: SimulatedDevices, name: str) -> None:
    """Netmiko's defaults would wait two seconds a line or a call; the figure is printed, only the absurd fails."""
    vlans = "\n".join(f"vlan {number}\nname v{number}\nquit" for number in range(1000, 1100))
    if name in {VRP8, VRP5}:
        vlans = vlans.replace("name v", "description v")
    if name == RGOS:
        vlans = vlans.replace("quit", "exit")
    with devices.driver(name) as driver:
        start = time.monotonic()
        driver.load_merge_candidate(config=vlans)
        driver.commit_config()
        print(f"{name}: 300 lines in {time.monotonic() - start:.1f} s")  # noqa: T201 - the figure is the point
        assert len(driver.get_vlans()) >= 100


@pytest.mark.parametrize("name", [VRP5])
def test_a_controller_tells_of_its_access_points(devices: SimulatedDevices, name: str) -> None:
    lines = "wlan\nap-group name room\nquit\nap-id 1000 ap-mac 00e0-fc6a-6e90\nap-name r1\nap-group room\nquit\nquit"
    with devices.driver(name) as driver:
        assert driver.get_wlan_aps() == []
        driver.load_merge_candidate(config=lines)
        driver.commit_config()
        assert driver.get_wlan_aps() == [
            {
                "id": 1000,
                "mac": "00:E0:FC:6A:6E:90",
                "name": "r1",
                "group": "room",
                "ip": "",
                "model": "",
                "state": "idle",
                "stations": 0,
            }
        ]
