"""Playbooks through ansible-runner, over real SSH to SIMULATED switches."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from simulated_network import SimulatedNetwork

from edugrid.design.network import DeviceDesign
from edugrid.region import open_region
from edugrid.rollout.playbook import HostOutcome, PlaybookError, run_playbook

pytestmark = pytest.mark.lab

REPOSITORY = Path(__file__).parents[2]
INVENTORIES = REPOSITORY / "inventories"
COUNTY = "henan/zhengzhou/xinzheng"
SCHOOL, AGGREGATION, CORE = "xz-gw-1", "xz-agg-1", "xz-sw-1"
OLT = "xz-olt-1"
SWITCHES = (AGGREGATION, SCHOOL, CORE)
ALL = tuple(device.name for device in open_region(INVENTORIES, COUNTY).design.devices)  # in the order of the answers
EXPORTED = "canary-of-the-shell"
ON_DEVICE = "canary-Of-The-Device-1"


@pytest.fixture(scope="module")
def designs() -> tuple[DeviceDesign, ...]:
    return open_region(INVENTORIES, COUNTY).design.devices


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory, designs: tuple[DeviceDesign, ...]) -> Iterator[SimulatedNetwork]:
    made = SimulatedNetwork(tmp_path_factory.mktemp("network"), designs)
    try:
        assert set(SWITCHES) <= set(made.devices) == set(ALL)
        secret = ["aaa", f"local-user teacher password irreversible-cipher {ON_DEVICE}", "quit"]
        assert made.devices[SCHOOL].type_lines(secret) == []
        yield made
    finally:
        made.stop()


@pytest.fixture
def settings(network: SimulatedNetwork) -> dict[str, str]:
    own = {key: value for key, value in os.environ.items() if not key.startswith("EDUGRID_")}
    return own | network.environment() | {"EDUGRID_INVENTORIES": str(INVENTORIES), "EDUGRID_LANG": "en"}


def edugrid(folder: Path, env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "edugrid", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def test_backup_writes_once_and_hides_secrets(
    network: SimulatedNetwork, settings: dict[str, str], tmp_path: Path
) -> None:
    arguments = ("playbook", "config_backup", COUNTY, "--out", "backup")
    first = edugrid(tmp_path, settings, *arguments)
    assert first.returncode == 0, first.stdout + first.stderr
    assert first.stdout.splitlines() == [f"{name}: written" for name in ALL]
    files = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "backup").glob("*.cfg")}
    assert set(files) == {f"{name}.cfg" for name in ALL}
    own = [line for line in network.texts()[SCHOOL].splitlines() if "cipher" not in line]
    kept = files[f"{SCHOOL}.cfg"].splitlines()
    assert [line for line in own if line not in kept] == []
    assert " local-user teacher password irreversible-cipher ******" in kept
    assert ON_DEVICE not in files[f"{SCHOOL}.cfg"]

    network.devices[SCHOOL].type_lines(["vlan 3998", "quit"])
    again = edugrid(tmp_path, settings, *arguments)
    assert again.stdout.splitlines() == [f"{name}: {'written' if name == SCHOOL else 'unchanged'}" for name in ALL]
    direct = edugrid(tmp_path, settings, "backup", COUNTY, "--out", "backup")
    assert direct.stdout.splitlines() == [f"{name}: unchanged" for name in ALL]
    third = edugrid(tmp_path, settings, *arguments)
    assert third.returncode == 0, third.stdout + third.stderr
    log = subprocess.run(
        ["git", "-C", str(tmp_path / "backup"), "log", "--format=%s", "--name-only", "--reverse"],
        capture_output=True,
        text=True,
        check=True,
    )
    subject = f"Configurations of {COUNTY}"
    assert log.stdout.split("\n\n") == [
        subject,
        "".join(f"{name}.cfg\n" for name in ALL) + subject,
        f"{SCHOOL}.cfg\n",
    ]


def test_one_dead_device_stops_nobody_and_is_explained(
    network: SimulatedNetwork, settings: dict[str, str], tmp_path: Path
) -> None:
    with network.unreachable(SCHOOL):
        done = edugrid(tmp_path, settings, "playbook", "config_backup", COUNTY, "--out", "backup")
    assert done.returncode == 1
    told = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    assert told[AGGREGATION] == "written"
    assert told[SCHOOL].startswith("failed: 127.0.0.1:")
    assert "nobody answers" in told[SCHOOL]
    assert sorted(path.name for path in (tmp_path / "backup").glob("*.cfg")) == sorted(
        f"{name}.cfg" for name in ALL if name != SCHOOL
    )


def test_census(settings: dict[str, str], tmp_path: Path) -> None:
    done = edugrid(tmp_path, settings, "playbook", "version_census", COUNTY, "--out", "census")
    assert done.returncode == 0, done.stdout + done.stderr
    told = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    files = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "census").iterdir()}
    assert set(told) == set(files) == set(ALL)
    for name, rows in files.items():
        (row,) = rows
        assert told[name] == f"{row['model']} {row['version']}"
        assert "SIMULATED" in row["version"]
        assert (row["name"], row["layer"], row["error"]) == (name, "simulated", "")


def test_census_of_all_and_of_one_that_is_away(
    network: SimulatedNetwork, settings: dict[str, str], tmp_path: Path
) -> None:
    with network.unreachable(SCHOOL):
        done = edugrid(tmp_path, settings, "census", COUNTY, "--format", "xlsx", "--out", "census.xlsx")
    assert done.returncode == 1
    sheet = load_workbook(tmp_path / "census.xlsx").worksheets[0]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert "SIMULATED" in str(rows[AGGREGATION][4])
    assert rows[SCHOOL][4] is None
    assert "nobody answers" in str(rows[SCHOOL][7])


def test_reboot_in_its_window_and_only_what_is_saved(
    network: SimulatedNetwork, settings: dict[str, str], tmp_path: Path
) -> None:
    for name in SWITCHES:
        network.devices[name].save()
    frozen = settings | {"EDUGRID_AT": "2027-06-05T03:00"}
    refused = edugrid(tmp_path, frozen, "playbook", "reboot_in_window", COUNTY, "--device", SCHOOL)
    assert refused.returncode == 1
    assert "--override REASON" in refused.stdout
    opened = settings | {"EDUGRID_AT": "2027-05-03T03:00"}
    booted = {name: device.booted for name, device in network.devices.items()}
    chosen = [word for name in SWITCHES for word in ("--device", name)]
    done = edugrid(tmp_path, opened, "playbook", "reboot_in_window", COUNTY, *chosen)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines() == [f"{name}: back and well" for name in SWITCHES]
    assert all(network.devices[name].booted > booted[name] for name in SWITCHES)

    network.devices[SCHOOL].type_lines(["vlan 3997", "quit"])
    booted_then = network.devices[SCHOOL].booted
    unsaved = edugrid(tmp_path, opened, "reboot", COUNTY, "--device", SCHOOL)
    assert unsaved.returncode == 1
    assert "was never saved" in unsaved.stderr
    assert network.devices[SCHOOL].booted == booted_then


def test_an_onu_is_replaced(network: SimulatedNetwork, settings: dict[str, str], tmp_path: Path) -> None:
    own = Path(shutil.copytree(INVENTORIES, tmp_path / "inventories"))
    here = settings | {"EDUGRID_INVENTORIES": str(own), "EDUGRID_AT": "2027-05-03T03:00"}
    first = edugrid(tmp_path, here, "plan", COUNTY, "--only", "network", "--device", OLT, "--out", "plan.json")
    assert first.returncode == 0, first.stdout + first.stderr
    assert edugrid(tmp_path, here, "apply", "plan.json", "--settle", "0").returncode == 0
    arguments = ("playbook", "onu_replace", COUNTY, "--device", OLT, "--set", "serial=HWTC4D410001")
    done = edugrid(tmp_path, here, *arguments, "--set", "by=HWTC4DAA0001")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "485754434DAA0001" in network.texts()[OLT]  # the OLT shows the vendor id in hexadecimal digits
    assert "485754434D410001" not in network.texts()[OLT]
    again = edugrid(tmp_path, here, *arguments, "--set", "by=HWTC4DAA0002")
    assert again.returncode == 1
    assert "no single row has the serial HWTC4D410001" in again.stdout


def test_unknown_playbook_is_bad_input(settings: dict[str, str], tmp_path: Path) -> None:
    done = edugrid(tmp_path, settings, "playbook", "bogus", COUNTY, "--out", "backup")
    assert done.returncode == 2
    assert "config_backup" in done.stderr


def test_no_secret_in_files_or_arguments_of_a_run(
    network: SimulatedNetwork,
    settings: dict[str, str],
    designs: tuple[DeviceDesign, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever the shell exports stays out of ansible-runner's files; looked at while it runs, gone afterwards."""
    for key, value in (settings | {"OS_PASSWORD": EXPORTED, "PULUMI_CONFIG_PASSPHRASE": EXPORTED}).items():
        monkeypatch.setenv(key, value)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    looked: dict[str, bytes] = {}
    over = threading.Event()

    def look() -> None:
        while not over.wait(0.05):
            for path in [*temporary.rglob("*"), *Path("/proc").glob("[0-9]*/cmdline")]:
                try:
                    looked[str(path)] = path.read_bytes()
                except OSError:
                    continue  # a folder, or over already

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        found = run_playbook(
            REPOSITORY / "playbooks" / "config_backup.yml",
            designs,
            {"edugrid_region": COUNTY, "edugrid_out": str(tmp_path / "backup")},
            lambda *_: None,
        )
    finally:
        over.set()
        watcher.join()
    assert found == {name: HostOutcome("ok", "written") for name in ALL}
    assert [path for path in looked if path.endswith("/command")], "ansible-runner's own files were not seen"
    assert [path for path, content in looked.items() if b"config_backup.yml" in content and "/proc/" in path]
    for secret in (EXPORTED, network.password, ON_DEVICE):
        assert [path for path, content in looked.items() if secret.encode() in content] == []
    assert not list(temporary.iterdir())


def test_a_broken_playbook_is_nobodys_fault(designs: tuple[DeviceDesign, ...], tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text("- hosts: all\n  tasks: [{no.such.module: {}}]\n", encoding="utf-8")
    with pytest.raises(PlaybookError, match=r"broken\.yml: failed \(\d+\) .*no\.such\.module"):
        run_playbook(broken, designs, {}, lambda *_: None)
