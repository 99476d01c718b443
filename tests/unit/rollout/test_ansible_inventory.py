import json
import re
from pathlib import Path

from edugrid.region import open_region
from edugrid.rollout.ansible_inventory import ansible_inventory

INVENTORIES = Path(__file__).parents[3] / "inventories"


def test_groups_by_platform_role_and_place() -> None:
    devices = open_region(INVENTORIES, "henan/zhengzhou").design.devices
    groups = {name: set(group["hosts"]) for name, group in ansible_inventory(devices)["all"]["children"].items()}
    assert groups["frr"] == {"zm-pop-1", "zz-pop-1"}
    assert groups["school_gateway"] == {"xz-gw-1"}
    assert groups["henan_zhengzhou_xinzheng"] == {"xz-agg-1", "xz-gw-1"}
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
