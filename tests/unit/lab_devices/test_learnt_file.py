"""A simulated device that runs in a process of its own is told what it learnt by a file."""

import json
from pathlib import Path

import pytest

from edugrid.lab.devices.make_device import make_device


def test_the_tables_of_the_file_show_and_others_stay(tmp_path: Path) -> None:
    device = make_device("huawei_vrp5", "sw-1", tmp_path)
    entry = {"mac": "02e0-1234-5678", "vlan": 103, "port": "GigabitEthernet0/0/3"}
    file = tmp_path / "learnt.json"
    file.write_text(json.dumps({"macs": [entry], "neighbors": [entry | {"ip": "10.0.65.70"}]}), encoding="utf-8")
    device.tick()
    assert "02e0-1234-5678" in device.login().submit("display mac-address").text
    assert [one.ip for one in device.learnt.neighbors] == ["10.0.65.70"]
    file.write_text('{"macs": []}', encoding="utf-8")
    device.tick()
    assert device.learnt.macs == ()
    assert [one.ip for one in device.learnt.neighbors] == ["10.0.65.70"]


def test_a_table_that_nobody_knows_is_an_error(tmp_path: Path) -> None:
    device = make_device("huawei_vrp5", "sw-1", tmp_path)
    (tmp_path / "learnt.json").write_text('{"routes": []}', encoding="utf-8")
    with pytest.raises(ValueError, match="unknown tables: routes"):
        device.tick()
