"""Immediate apply, save and restart dialogs, and the scheduled restart of the simulated VRP5."""

import pytest

from edugrid.lab.devices.core.device import Device
from edugrid.lab.devices.core.reply import Reply
from edugrid.lab.devices.core.session import Session
from edugrid.lab.devices.huawei_vrp5.switches import SWITCHES
from edugrid.lab.devices.make_device import make_device

PORTS = ["GigabitEthernet0/0/1", "GigabitEthernet0/0/2"]


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def device(clock: Clock) -> Device:
    return make_device("huawei_vrp5", "sw1", ports=PORTS, clock=clock)


def ask(session: Session, line: str, *answers: str) -> Reply:
    reply = session.submit(line)
    for answer in answers:
        assert reply.question is not None, reply
        reply = session.submit(answer)
    assert reply.question is None, reply
    return reply


def refusals(device: Device, *lines: str) -> list[str]:
    return [refusal.text for refusal in device.type_lines(lines)]


def test_lines_are_live_at_once_and_prompts_have_no_marker(device: Device) -> None:
    session = device.login()
    assert session.submit("system-view").text == "Enter system view, return user view with Ctrl+Z."
    assert session.prompt() == "[sw1]"
    session.submit("sysname core")
    assert (session.prompt(), device.sysname) == ("[core]", "core")
    for line, prompt in {
        "acl 2999": "acl-basic-2999",
        "acl number 3000": "acl-adv-3000",
        "acl ipv6 3000": "acl6-adv-3000",
        "user-interface vty 0 4": "ui-vty0-4",
        "interface ge0/0/1": "GigabitEthernet0/0/1",
        "vlan 10": "vlan10",
    }.items():
        assert session.submit(line).refused is None
        assert session.prompt() == f"[core-{prompt}]"
        session.submit("quit")
    assert session.submit("system-view").text.endswith("Error: Unrecognized command found at '^' position.")
    session.submit("return")
    assert session.prompt() == "<core>"


def test_save_asks_and_a_restart_loses_what_was_not_saved(device: Device) -> None:
    session = device.login()
    assert device.type_lines(["vlan batch 10"]) == []
    assert ask(session, "save", "n").text == ""
    assert device.startup_text() is None
    reply = session.submit("save")
    assert reply.text == "The current configuration will be written to flash:/vrpcfg.zip."
    assert reply.question
    assert reply.question.text == "Are you sure to continue?[Y/N]"
    assert session.submit("maybe").question, "the question stays open"
    assert "Save the configuration successfully." in session.submit("y").text
    assert device.type_lines(["vlan batch 20"]) == []
    ask(session, "reboot", "n", "y")
    assert session.closing
    assert "vlan batch 10\n" in device.running_text()


def test_the_scheduled_restart_compares_asks_and_goes_off(device: Device, clock: Clock) -> None:
    device.save()
    before = device.running_text()
    session = device.login()
    assert ask(session, "display schedule reboot").text == "Info: No reboot is scheduled."
    ask(session, "schedule reboot delay 10", "n")
    assert "No reboot" in ask(session, "display schedule reboot").text
    ask(session, "schedule reboot delay 1:30", "y")
    assert "(in 1 hours and 30 minutes)" in ask(session, "display schedule reboot").text
    assert device.type_lines(["vlan batch 20"]) == []
    reply = session.submit("schedule reboot delay 10")
    assert reply.question
    assert "will be saved to the next startup saved-configuration file flash:/vrpcfg.zip" in reply.question.text
    reply = session.submit("n")
    assert reply.question
    assert reply.question.text == "confirm?[Y/N]:"
    session.submit("y")
    clock.now += 599
    device.tick()
    assert device.running_text() != before
    clock.now += 1
    reply = session.submit("display version")
    assert reply.dropped
    assert device.running_text() == before
    assert "No reboot" in ask(device.login(), "display schedule reboot").text


def test_the_scheduled_restart_can_be_called_off(device: Device, clock: Clock) -> None:
    session = device.login()
    assert ask(session, "undo schedule reboot").refused
    ask(session, "schedule reboot delay 5 force")
    assert ask(session, "undo schedule reboot").refused is None
    assert device.type_lines(["vlan batch 20"]) == []
    clock.now += 86400
    device.tick()
    assert "vlan batch 20" in device.running_text()
    for bad in ("delay 43201", "delay 721:00", "delay 1:60", "delay soon", "at 25:00"):
        assert ask(session, f"schedule reboot {bad}").refused, bad
    reply = session.submit("schedule reboot at 00:00")
    assert reply.question
    assert "will be saved" in reply.question.text


def test_link_type_vlan_and_gateway_depend_on_each_other(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusals(device, "interface Vlanif10") == ["Error: The VLAN does not exist."]
    lines = ("vlan batch 10", "interface Vlanif10", "quit", "interface ge0/0/1", "port default vlan 10")
    assert refusals(device, *lines) == ["Error: The port link type is not access."]
    assert refusals(device, "undo vlan 10") == ["Error: The VLAN has a L3 interface. Please delete it first."]
    trunk = ("interface ge0/0/1", "port link-type access", "port default vlan 10", "port link-type trunk")
    assert refusals(device, *trunk) == ["Error: Please renew the default configurations."]
    monkeypatch.setitem(SWITCHES, "link_type_change", "clear")
    assert refusals(device, "interface ge0/0/1", "port link-type trunk") == []
    assert "port default vlan" not in device.running_text()


def test_ipv6_and_dhcp_are_switched_on_first(device: Device) -> None:
    off = refusals(device, "vlan 10", "quit", "interface Vlanif10", "ipv6 enable", "dhcp select global")
    assert [text.rpartition(" in ")[0] for text in off] == ["Error: Please enable IPv6", "Error: Please enable DHCP"]
    on = ("ipv6", "dhcp enable", "interface Vlanif10", "ipv6 enable", "dhcp select global")
    assert refusals(device, *on) == []


def test_addresses_and_profiles_are_checked_at_once(device: Device) -> None:
    first = ("vlan batch 10 20", "interface Vlanif10", "ip address 10.0.0.1 24", "quit")
    assert refusals(device, *first, "interface Vlanif20", "ip address 10.0.0.9 25") == [
        "Error: The specified address conflicts with another address."
    ]
    assert refusals(device, "wlan", "vap-profile name v", "ssid-profile s") == ["Error: The profile does not exist."]
    lines = (
        "wlan",
        "ssid-profile name s",
        "quit",
        "vap-profile name v",
        "ssid-profile s",
        "quit",
        "undo ssid-profile name s",
    )
    assert refusals(device, *lines) == ["Error: The profile is in use and cannot be deleted."]


def test_profiles_domains_and_templates_hold_each_other(device: Device) -> None:
    assert refusals(device, "interface ge0/0/1", "authentication-profile p") == ["Error: The profile does not exist."]
    assert refusals(device, "authentication-profile name p", "dot1x-access-profile d", "access-domain x force") == [
        "Error: The profile does not exist.",
        "Error: The domain does not exist.",
    ]
    assert refusals(device, "aaa", "domain x", "authentication-scheme a", "radius-server r") == [
        "Error: The scheme does not exist.",
        "Error: The RADIUS server template does not exist.",
    ]
    lines = ["radius-server template r", "radius-server authentication 10.0.0.1 1812", "quit", "aaa"]
    lines += ["authentication-scheme a", "authentication-mode radius", "quit", "domain x", "authentication-scheme a"]
    lines += ["radius-server r", "quit", "quit", "dot1x-access-profile name d", "quit", "authentication-profile name p"]
    lines += [
        "dot1x-access-profile d",
        "access-domain x force",
        "quit",
        "interface ge0/0/1",
        "authentication-profile p",
    ]
    assert refusals(device, *lines) == []
    assert "radius-server authentication 10.0.0.1 1812 weight 80" in device.running_text()
    gone = ("undo authentication-profile name p", "undo dot1x-access-profile name d", "undo radius-server template r")
    assert refusals(device, *gone) == [
        "Error: The profile is in use and cannot be deleted.",
        "Error: The profile is in use and cannot be deleted.",
        "Error: The template is in use and cannot be deleted.",
    ]
    assert refusals(device, "aaa", "undo authentication-scheme a") == [
        "Error: The scheme is in use and cannot be deleted."
    ]
