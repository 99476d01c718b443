"""A playbook through ansible-runner, over real SSH to simulated switches."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from edugrid.region import open_region
from edugrid.rollout.playbook import ansible_inventory
from edugrid.scaffold import scaffold

COUNTY = "henan/zhengzhou/xinzheng"


def edugrid(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith("EDUGRID_")} | {"LANG": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "edugrid", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def test_the_inventory_holds_no_address_and_no_secret() -> None:
    design = open_region(Path(__file__).parents[2] / "inventories", "henan/zhengzhou").design
    inventory = ansible_inventory(design.devices)
    assert set(inventory["all"]["children"]["frr"]["hosts"]) == {"zm-pop-1", "zz-pop-1"}
    assert "192.0.2" not in json.dumps(inventory)


@pytest.mark.lab
def test_config_backup(tmp_path: Path) -> None:
    folder = tmp_path / "region"
    scaffold(folder)
    try:
        assert edugrid(folder, "lab", "up", "--layers", "devices").returncode == 0
        done = edugrid(folder, "playbook", "config_backup", COUNTY, "--out", "backup")
        assert done.returncode == 0, done.stdout + done.stderr
        assert {path.name for path in (folder / "backup").iterdir()} == {"xz-agg-1.cfg", "xz-gw-1.cfg"}
        assert "sysname xz-gw-1\n" in (folder / "backup" / "xz-gw-1.cfg").read_text(encoding="utf-8")
        direct = edugrid(folder, "backup", COUNTY, "--out", "backup")
        assert direct.stdout.splitlines() == ["xz-agg-1: unchanged", "xz-gw-1: unchanged"]
    finally:
        edugrid(folder, "lab", "down")
    cut = edugrid(folder, "playbook", "config_backup", COUNTY, "--out", "backup")
    assert cut.returncode != 0
    assert edugrid(folder, "playbook", "bogus", COUNTY, "--out", "backup").returncode == 2
