import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from edugrid.cli.inventory import inventory
from edugrid.region import open_region
from edugrid.rollout.ansible_inventory import ansible_inventory

INVENTORIES = Path(__file__).parents[3] / "inventories"


def test_groups_by_platform_role_and_place() -> None:
    devices = open_region(INVENTORIES, "henan/zhengzhou").design.devices
    groups = {name: set(group["hosts"]) for name, group in ansible_inventory(devices)["all"]["children"].items()}
    assert groups["frr"] == {"zm-pop-1", "zz-pop-1"}
    assert groups["school_gateway"] == {"xz-gw-1"}
    assert groups["henan_zhengzhou_xinzheng"] == {"xz-agg-1", "xz-gw-1", "xz-olt-1", "xz-sw-1"}
    active = {device.name for device in devices if device.state == "active"}
    assert groups["henan"] == groups["henan_zhengzhou"] == active
    assert all(re.fullmatch(r"[a-z_][a-z0-9_]*", name) for name in groups)


def test_no_address_no_secret_and_no_planned_device() -> None:
    devices = open_region(INVENTORIES, "henan/zhengzhou").design.devices
    later = devices[0].model_copy(update={"name": "later-1", "state": "planned"})
    text = json.dumps(ansible_inventory([*devices, later]))
    assert "later-1" not in text
    assert not [device.host for device in devices if device.host in text]
    assert all(host == {} for group in json.loads(text)["all"]["children"].values() for host in group["hosts"].values())


def test_ansible_reads_the_dynamic_inventory() -> None:
    """The real ansible-inventory, over the script that users are given."""
    scripts = Path(sys.executable).parent
    environment = {
        **os.environ,
        "EDUGRID": str(scripts / "edugrid"),
        "EDUGRID_REGION": "henan/zhengzhou",
        "EDUGRID_INVENTORIES": str(INVENTORIES),
    }
    program = [str(scripts / "ansible-inventory"), "-i", str(INVENTORIES.parent / "playbooks" / "edugrid_inventory")]
    done = subprocess.run([*program, "--list"], env=environment, capture_output=True, text=True, check=True)
    listing = json.loads(done.stdout)
    active = {d.name: d for d in open_region(INVENTORIES, "henan/zhengzhou").design.devices if d.state == "active"}
    assert set(listing["_meta"]["hostvars"]) == set(active)
    assert set(listing["frr"]["hosts"]) == {"zm-pop-1", "zz-pop-1"}
    for name, variables in listing["_meta"]["hostvars"].items():
        assert variables["ansible_host"] == active[name].host
        assert variables["napalm_driver"] == f"edugrid_{active[name].platform}"
        assert not [key for key in variables if "password" in key or "user" in key]
    done = subprocess.run([*program, "--host", "xz-gw-1"], env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["edugrid_role"] == "school-gateway"


def test_inventory_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(INVENTORIES))
    monkeypatch.delenv("EDUGRID_REGION", raising=False)
    runner = CliRunner()
    app = typer.Typer()
    app.command()(inventory)
    for arguments, said in (
        (["--list"], "EDUGRID_REGION"),
        (["henan/zhengzhou"], "--list or --host"),
        (["henan/zhengzhou", "--host", "nobody"], "no active device nobody"),
    ):
        result = runner.invoke(app, arguments)
        assert (result.exit_code, said in result.output) == (2, True), result.output
