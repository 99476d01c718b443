"""Injected faults, flash files and output filters of simulated devices."""

import json
import os
import stat
from pathlib import Path

import pytest

from edugrid.lab.devices.core.faults import Faults
from edugrid.lab.devices.core.private_file import write_private
from edugrid.lab.devices.make_device import make_device


def test_refuse_drop_hang_and_times() -> None:
    device = make_device("h3c_comware7", "sw1")
    device.faults.set(
        {"refuse": [{"pattern": "^vlan 1[01]", "text": "No.", "times": 1}], "drop": ["^ntp"], "hang": ["^ospf"]}
    )
    session = device.login()
    session.submit("system-view")
    assert session.submit("vlan 10").refused == "No."
    assert session.submit("vlan 10").refused is None
    session.submit("quit")
    assert session.submit("ntp-service enable").dropped
    assert session.submit("ospf 1").hung
    assert "ospf" not in device.running_text()
    assert [r.text for r in device.type_lines(["ntp-service enable"])] == ["connection lost"]


def test_fault_file_is_read_when_it_changes(tmp_path: Path) -> None:
    device = make_device("huawei_vrp8", "sw1", tmp_path)
    (tmp_path / "faults.json").write_text(json.dumps({"refuse": ["vlan"]}), encoding="utf-8")
    assert [r.line for r in device.type_lines(["vlan batch 10"])] == ["vlan batch 10"]
    (tmp_path / "faults.json").write_text("{}", encoding="utf-8")
    os.utime(tmp_path / "faults.json", ns=(1, 1))
    assert device.type_lines(["vlan batch 10"]) == []


def test_unknown_fault_name_is_an_error() -> None:
    with pytest.raises(ValueError, match="unknown faults: explode"):
        Faults().set({"explode": 1})


@pytest.mark.parametrize("name", ["../secret", "/../secret", "flash:/../../etc/passwd", "a/../../b", ""])
def test_file_names_do_not_leave_flash(name: str) -> None:
    device = make_device("huawei_vrp8", "sw1")
    assert device.login().submit(f"more {name}").refused is not None
    assert device.login().submit(f"more {name}x").refused is not None


def test_dir_more_copy_delete() -> None:
    session = make_device("huawei_vrp8", "sw1").login()
    session.submit("save a.cfg")
    assert "Save the configuration successfully." in session.submit("y").text
    assert "a.cfg" in session.submit("dir").text
    assert session.submit("dir nosuch.cfg").refused == "Error: No file found."
    session.submit("copy a.cfg b.cfg")
    session.submit("y")
    assert "sysname sw1" in session.submit("more flash:/b.cfg").text
    assert session.submit("delete /unreserved /quiet a.cfg").refused is None
    assert session.submit("more a.cfg").refused == "Error: No file found."


def test_filters() -> None:
    session = make_device("huawei_vrp8", "sw1", ports=["GE1/0/1"]).login()
    assert session.submit("dis cu | include sysname").text == "sysname sw1"
    assert session.submit("display current-configuration | begin NULL0").text == "interface NULL0\n#\nreturn"
    assert "!Software" not in session.submit("display current-configuration | exclude ^!").text
    assert session.submit("display current-configuration | section include GE1/0/1").text == "#\ninterface GE1/0/1"
    assert session.submit("display current-configuration | include nothing").text == ""
    assert session.submit("display version | no-more").text.startswith("Huawei")
    refused = session.submit("display version | frob x").refused or ""
    assert refused == " " * len("<sw1>display version | ") + "^\nError: Unrecognized command found at '^' position."
    assert "Incomplete" in (session.submit("display version | include").refused or "")


def test_display_this_and_one_interface() -> None:
    session = make_device("h3c_comware7", "sw1").login()
    session.submit("system-view")
    session.submit("interface GE1/0/1")
    session.submit("description x")
    framed = "#\ninterface GigabitEthernet1/0/1\n port link-mode bridge\n description x\n#\nreturn"
    assert session.submit("display this").text == framed
    assert session.submit("display current-configuration interface ge1/0/1").text == framed
    assert "Wrong parameter" in (
        session.submit("display current-configuration interface Vlan-interface9").refused or ""
    )


def test_facts_follow_the_configuration() -> None:
    device = make_device("huawei_vrp8", "sw1", ports=["GE1/0/1"])
    session = device.login()
    device.type_lines(
        [
            "vlan batch 10",
            "interface GE1/0/1",
            "description up link",
            "shutdown",
            "quit",
            "interface Vlanif10",
            "ip address 10.0.0.1 24",
            "quit",
            "bgp 65001",
            "router-id 10.0.0.1",
            "peer 10.0.0.2 as-number 65002",
        ]
    )
    rows = {row.split()[0]: row.split() for row in session.submit("display interface brief").text.splitlines()}
    assert rows["GE1/0/1"][1:3] == ["*down", "down"]
    assert rows["Vlanif10"][1:3] == ["up", "up"]
    assert "GE1/0/1 current state : Administratively DOWN" in session.submit("display interface GE1/0/1").text
    assert "10.0.0.1/24" in session.submit("display ip interface brief").text
    assert "Local AS number : 65001" in session.submit("display bgp peer").text
    assert "SIMULATED" in session.submit("display version").text


def test_private_file_is_for_its_owner_only(tmp_path: Path) -> None:
    write_private(tmp_path / "x", b"1")
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        write_private(tmp_path / "x", b"2")
