"""A drill touches nothing but its own lab, and leaves nothing behind."""

import json
import os
import signal
import subprocess
import sys
import time
from ipaddress import ip_address
from pathlib import Path

import pytest

from edugrid.drill.errors import ForeignError
from edugrid.drill.ground import CITY, Ground, open_ground
from edugrid.drill.load_scenario import load_scenario
from edugrid.region import open_region

LISTS = ["block", "list", CITY]


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A person's own settings, all of which lead to real devices and clouds."""
    real = tmp_path / "endpoints.yml"
    real.write_text('{"sw-1": {"host": "192.0.2.77"}}', encoding="utf-8")
    for name in ("EDUGRID_ENDPOINTS", "EDUGRID_CREDENTIALS", "EDUGRID_KNOWN_HOSTS", "EDUGRID_SITE", "EDUGRID_HISTORY"):
        monkeypatch.setenv(name, str(real))
    for name in (
        "EDUGRID_USERNAME",
        "EDUGRID_PASSWORD",
        "OS_CLOUD",
        "OS_AUTH_URL",
        "HTTPS_PROXY",
        "PULUMI_BACKEND_URL",
    ):
        monkeypatch.setenv(name, "https://real.test")
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(tmp_path / "inventories"))
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(tmp_path / "clouds.yaml"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_nothing_of_the_users_settings_reaches_a_command(hostile: Path) -> None:
    with open_ground(load_scenario("mined-host"), "en", "w") as ground:
        environment = ground.environment()
        folder = ground.folder
        inherited = set(environment) - {"PATH", "TMPDIR", "TZ", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "LANG"}
        inherited -= {"EDUGRID_CACHE"}  # programs that were built
        paths = inherited - {"EDUGRID_LANG", "PYTHON_KEYRING_BACKEND"}
        assert paths == {"HOME", "EDUGRID_INVENTORIES", "EDUGRID_STATE", "OS_CLIENT_CONFIG_FILE"}
        assert all(Path(environment[name]).is_relative_to(folder) for name in paths)
        assert str(hostile) not in json.dumps({name: environment[name] for name in inherited})
        assert ground.command(LISTS, 60).code == 0
    assert not folder.exists()


def test_the_inventory_of_drills_has_loopback_addresses_alone() -> None:
    with open_ground(load_scenario("mined-host"), "en", "w") as ground:
        devices = open_region(ground.folder / "inventories", CITY).design.devices
        assert all(ip_address(device.host).is_loopback and device.port == 9 for device in devices)
        assert [device.name for device in devices if device.state == "active"] == ["sw-1"]


def _endpoint(ground: Ground) -> None:
    ground.lab.mkdir(parents=True)
    (ground.lab / "endpoints.yml").write_text('{"sw-1": {"host": "192.0.2.77", "port": 22}}', encoding="utf-8")


def _device(ground: Ground) -> None:
    path = ground.folder / "inventories" / CITY / "county" / "county.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("127.0.99.12", "192.0.2.77"), encoding="utf-8")


def _name(ground: Ground) -> None:
    path = ground.folder / "inventories" / CITY / "county" / "county.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("127.0.99.12", "localhost.test"), encoding="utf-8")


def _cloud(ground: Ground) -> None:
    entry = {"clouds": {"gov": {"auth": {"auth_url": "https://cloud.test/v3"}}}}
    (ground.folder / "clouds.yaml").write_text(json.dumps(entry), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (_endpoint, "endpoints.yml leads to 192.0.2.77"),
        (_device, "county.yml leads to 192.0.2.77"),
        (_name, "county.yml leads to localhost.test"),
        (_cloud, "clouds.yaml leads to cloud.test"),
    ],
)
def test_what_leads_elsewhere_is_refused_before_anything_runs(spoil: object, where: str) -> None:
    assert callable(spoil)
    with open_ground(load_scenario("mined-host"), "en", "w") as ground:
        spoil(ground)
        with pytest.raises(ForeignError, match=where):
            ground.command(["validate", CITY], 60)
        with pytest.raises(ForeignError, match=where):
            ground.site()


def test_a_word_that_became_a_path_elsewhere_is_refused() -> None:
    with open_ground(load_scenario("mined-host"), "en", "w") as ground:
        ground.values["where"] = "/etc"
        for word in ("{where}", "--out={where}", "--out=~/x", "../{city}"):
            with pytest.raises(ForeignError, match="leads out of the lab's folder"):
                ground.command(["backup", CITY, ground.fill(word)], 60)


_HOLD = """
import sys, time
from edugrid.drill.ground import open_ground
from edugrid.drill.load_scenario import load_scenario
with open_ground(load_scenario("mined-host"), "en", "w") as ground:
    print(ground.folder, flush=True)
    time.sleep(600)
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_killed_at_any_moment_its_folder_goes(number: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", _HOLD], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as held:
        assert held.stdout is not None
        folder = Path(held.stdout.readline().decode().strip())
        assert folder.is_dir()
        os.kill(held.pid, number)
    deadline = time.monotonic() + 30
    while folder.exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
