"""Immediate apply, save dialogs, replace, archives and commit delay of the simulated Comware 7."""

from pathlib import Path

import pytest

from edugrid.lab.devices.core.device import Device
from edugrid.lab.devices.core.reply import Reply
from edugrid.lab.devices.core.session import Session
from edugrid.lab.devices.make_device import make_device


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def device(clock: Clock) -> Device:
    return make_device("h3c_comware7", "sw1", ports=["GigabitEthernet1/0/1"], clock=clock)


def config(device: Device, *lines: str, user: str = "admin") -> Session:
    session = device.login(user)
    for line in ("system-view", *lines):
        assert session.submit(line).refused is None, line
    return session


def ask(session: Session, line: str, *answers: str) -> Reply:
    reply = session.submit(line)
    for answer in answers:
        assert reply.question is not None, reply
        reply = session.submit(answer)
    assert reply.question is None, reply
    return reply


def test_lines_are_live_at_once_and_prompts_have_no_marker(device: Device) -> None:
    session = device.login()
    assert session.submit("system-view").text == "System View: return to User View with Ctrl+Z."
    assert session.prompt() == "[sw1]"
    session.submit("sysname core")
    assert session.prompt() == "[core]"
    assert device.sysname == "core"
    session.submit("bgp 65001")
    assert session.prompt() == "[core-bgp-default]"
    session.submit("address-family ipv4 unicast")
    assert session.prompt() == "[core-bgp-default-ipv4]"
    session.submit("return")
    assert session.prompt() == "<core>"


def test_pasted_comments_and_version_are_ignored(device: Device) -> None:
    assert device.type_lines(["#", "version 7.1.070, Release 6555P01", "#"]) == []


def test_vlans_made_together_print_as_a_range_and_named_ones_alone(device: Device) -> None:
    config(device, "vlan 2 to 10", "vlan 5", "name five", "quit", "undo vlan 8")
    text = device.running_text()
    assert "#\nvlan 1\n#\nvlan 2 to 4\n#\nvlan 5\n name five\n#\nvlan 6 to 7\n#\nvlan 9 to 10\n#" in text


def test_save_dialog_writes_the_startup_file(device: Device) -> None:
    session = config(device, "vlan 10", "return")
    reply = session.submit("save")
    assert reply.question is not None
    assert reply.question.text == "The current configuration will be written to the device. Are you sure? [Y/N]:"
    reply = session.submit("y")
    assert reply.question is not None
    assert reply.question.text == (
        "Please input the file name(*.cfg)[flash:/startup.cfg]\n"
        "(To leave the existing filename unchanged, press the enter key):"
    )
    assert "Saved the current configuration to mainboard device successfully." in session.submit("").text
    reply = session.submit("save")
    session.submit("y")
    reply = session.submit("")
    assert reply.question is not None
    assert reply.question.text == "flash:/startup.cfg exists, overwrite? [Y/N]:"
    session.submit("n")
    assert session.submit("save force").refused is None
    assert device.flash.read("startup.cfg") == device.running_text()
    ask(session, "save other.cfg", "y")
    assert device.next_startup_file == "startup.cfg"


def test_replace_with_a_file_and_archives(device: Device) -> None:
    session = config(device, "archive configuration location flash:/archive filename-prefix my", "vlan 10", "return")
    assert ask(session, "archive configuration", "Y").text == "The archive configuration file my_1.cfg is saved."
    before = device.running_text()
    session.submit("system-view")
    session.submit("undo vlan 10")
    session.submit("sysname changed")
    text = ask(session, "configuration replace file flash:/archive/my_1.cfg", "n").text
    assert text == (
        "Now replacing the current configuration. Please wait...\n"
        "Succeeded in replacing current configuration with the file archive/my_1.cfg."
    )
    assert device.running_text() == before
    assert session.submit("configuration replace file nosuch.cfg").refused == "The specified file does not exist."
    device.flash.write("bad.cfg", "#\nfrobnicate\n#\nreturn\n")
    session.submit("configuration replace file bad.cfg")
    assert "frobnicate" in (session.submit("n").refused or "")
    assert device.running_text() == before


def test_commit_delay_goes_back_by_itself_and_commit_keeps(device: Device, clock: Clock) -> None:
    session = config(device, "configuration commit delay 2", "sysname changed", "vlan 10", "quit")
    assert device.sysname == "changed"
    clock.now += 119
    assert session.submit("configuration commit delay 1").refused is None  # moves the timer, not the point
    clock.now += 59
    device.tick()
    assert device.sysname == "changed"
    clock.now += 1
    device.tick()
    assert device.sysname == "sw1"
    assert "vlan 10" not in device.running_text()
    assert session.submit("configuration commit").refused is not None
    for line in ("configuration commit delay 1", "sysname kept", "configuration commit"):
        assert session.submit(line).refused is None
    clock.now += 1000
    device.tick()
    assert device.sysname == "kept"


def test_commit_delay_survives_the_session(device: Device, clock: Clock) -> None:
    session = config(device, "configuration commit delay 1", "sysname changed")
    session.close()
    assert device.sysname == "changed"
    clock.now += 61
    device.tick()
    assert device.sysname == "sw1"


def test_exclusive_makes_others_read_only_even_after_a_crash(device: Device) -> None:
    config(device, "configuration exclusive by-user-name admin").close()
    other = config(device, user="other")
    assert other.submit("vlan 10").refused is not None
    assert other.submit("display vlan").refused is None
    owner = config(device, "vlan 10", "quit")
    assert owner.submit("undo configuration exclusive by-user-name admin").refused is None
    assert other.submit("vlan 20").refused is None


def test_undo_bgp_asks(device: Device) -> None:
    session = config(device, "bgp 65001", "quit")
    reply = session.submit("undo bgp 65001")
    assert reply.question is not None
    assert reply.question.text == "Undo BGP process? [Y/N]:"
    session.submit("y")
    assert "bgp" not in device.running_text()


def test_link_mode_change_resets_the_port_except_shutdown(device: Device) -> None:
    config(device, "interface GE1/0/1", "description x", "shutdown", "port link-type trunk", "port link-mode route")
    assert "interface GigabitEthernet1/0/1\n port link-mode route\n shutdown\n#" in device.running_text()


def test_link_type_change_drops_the_old_types_lines(device: Device) -> None:
    session = config(
        device, "interface GE1/0/1", "port link-type trunk", "port trunk permit vlan 10", "undo port link-type"
    )
    assert session.submit("undo port link-type").refused is not None
    assert "interface GigabitEthernet1/0/1\n port link-mode bridge\n#" in device.running_text()


def test_service_types_add_up(device: Device) -> None:
    session = config(
        device, "local-user op class manage", "service-type terminal", "service-type ssh", "password simple Secret-123"
    )
    assert " service-type ssh terminal\n" in device.running_text()
    assert "Secret-123" not in device.running_text()
    assert " password hash $h$6$" in device.running_text()
    session.submit("undo service-type terminal")
    assert " service-type ssh\n" in device.running_text()
    assert all("Secret-123" not in " ".join(entry) for entry in device.log)


def test_reboot_offers_to_save_only_when_something_changed(device: Device) -> None:
    session = config(device, "vlan 10", "return")
    session.submit("save force")
    session.submit("system-view")
    session.submit("vlan 20")
    session.submit("return")
    reply = session.submit("reboot")
    assert reply.question is not None
    assert "save current configuration" in reply.question.text
    reply = session.submit("n")
    assert reply.question is not None
    assert reply.question.text == "This command will reboot the device. Continue? [Y/N]:"
    assert session.submit("y").closed
    assert "vlan 10" in device.running_text()
    assert "vlan 20" not in device.running_text()
    assert device.login().submit("reboot").question is not None


def test_running_state_and_archives_survive_the_process(tmp_path: Path, clock: Clock) -> None:
    first = make_device("h3c_comware7", "sw1", tmp_path, clock=clock)
    config(first, "vlan 10", "quit", "configuration commit delay 5", "vlan 20")
    first.flush()
    second = make_device("h3c_comware7", "sw1", tmp_path, clock=clock)
    assert "vlan 10" in second.running_text()
    assert "vlan 20" not in second.running_text()  # the delay was open: a power cut takes it back


def test_commit_fail_fault_refuses_changed_lines(device: Device) -> None:
    device.faults.set({"commit_fail": 1})
    assert [r.line for r in device.type_lines(["vlan 10", "vlan 20"])] == ["vlan 10"]
