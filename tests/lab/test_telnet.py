"""Telnet where a reason is given: a real socket, SIMULATED switches."""

import json
from pathlib import Path

import pytest
from telnet_server import telnet_server

from edugrid.lab.devices.make_device import make_device
from edugrid.rollout.connect import connect
from edugrid.rollout.plan_file import DevicePlan
from edugrid.rollout.site import Site, SiteError

pytestmark = pytest.mark.lab


def _site(folder: Path, port: int, password: str, file: dict[str, object]) -> Site:
    (folder / "site.yml").write_text(json.dumps(file), encoding="utf-8")
    place = {"host": "127.0.0.1", "port": port, "protocol": "telnet"}
    (folder / "endpoints.yml").write_text(json.dumps({"old-1": place}), encoding="utf-8")
    return Site.from_env(
        {
            "EDUGRID_SITE": str(folder / "site.yml"),
            "EDUGRID_ENDPOINTS": str(folder / "endpoints.yml"),
            "EDUGRID_USERNAME": "ops",
            "EDUGRID_PASSWORD": password,
        }
    )


@pytest.mark.parametrize("platform", ["huawei_vrp8", "h3c_comware7"])
def test_a_change_over_telnet(tmp_path: Path, platform: str) -> None:
    plan = DevicePlan(name="old-1", platform=platform, role="school-core", state="changed", running_sha256="")
    device = make_device(platform, "old-1", tmp_path / "device")
    with telnet_server(device, "ops", "Geheim@12345") as port:
        site = _site(tmp_path, port, "Geheim@12345", {"telnet": {"old-1": "no SSH until it is replaced"}})
        with connect(plan, site) as driver:
            assert driver.get_facts()["hostname"] == "old-1"
            driver.load_merge_candidate(config="vlan 100\nquit")
            driver.commit_config()
            assert "100" in driver.get_config(retrieve="running")["running"]
    assert "vlan 100" in device.running_text() or "vlan batch 100" in device.running_text()


def test_without_a_reason_nothing_is_sent(tmp_path: Path) -> None:
    plan = DevicePlan(name="old-1", platform="huawei_vrp8", role="school-core", state="changed", running_sha256="")
    with pytest.raises(SiteError, match="telnet is refused"), connect(plan, _site(tmp_path, 9, "x", {})):
        pass
    with pytest.raises(SiteError, match=r"site\.yml"):
        _site(tmp_path, 9, "x", {"telnet": {"old-1": ""}})
    hop = {"telnet": {"old-1": "no SSH"}, "jump_hosts": {"b": {"host": "127.0.0.1"}}, "jump": "b"}
    with pytest.raises(SiteError, match="does not go through a jump host"), connect(plan, _site(tmp_path, 9, "x", hop)):
        pass
