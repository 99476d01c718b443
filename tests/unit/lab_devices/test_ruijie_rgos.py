"""The simulated RGOS switch: modes, refusals, lists of VLANs, saving, and the reload that was armed."""

import pytest

from edugrid.lab.devices.core.session import Session
from edugrid.lab.devices.make_device import make_device

PORTS = ["GigabitEthernet 0/1", "GigabitEthernet 0/2", "TenGigabitEthernet 0/25"]


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def _config() -> Session:
    session = make_device("ruijie_rgos", "gy-sw-1", ports=PORTS).login()
    session.submit("configure terminal")
    return session


@pytest.mark.parametrize(
    ("line", "prompt"),
    [
        ("vlan 10", "gy-sw-1(config-vlan)#"),
        ("interface gi 0/1", "gy-sw-1(config-if-GigabitEthernet 0/1)#"),
        ("int Te0/25", "gy-sw-1(config-if-TenGigabitEthernet 0/25)#"),
        ("ip dhcp pool a", "gy-sw-1(dhcp-config)#"),
        ("ip access-list extended A", "gy-sw-1(config-ext-nacl)#"),
        ("router bgp 65001", "gy-sw-1(config-router)#"),
        ("line vty 0 4", "gy-sw-1(config-line)#"),
    ],
)
def test_prompts(line: str, prompt: str) -> None:
    session = _config()
    assert session.submit(line).refused is None
    assert session.prompt() == prompt
    session.submit("end")
    assert session.prompt() == "gy-sw-1#"


@pytest.mark.parametrize(
    ("before", "line", "text"),
    [
        ([], "frobnicate", "% Invalid input detected at '^' marker."),
        ([], "vlan 4095", "% Invalid input detected at '^' marker."),
        ([], "vlan range 30-20", "% Invalid input detected at '^' marker."),
        ([], "undo vlan 10", "% Invalid input detected at '^' marker."),
        ([], "vlan", "% Incomplete command."),
        ([], "ip a", "% Incomplete command."),
        ([], "i", '% Ambiguous command: "i"'),
        ([], "interface VLAN 10", "% VLAN 10 does not exist."),
        ([], "no vlan 10", "% VLAN does not exist."),
        ([], "no vlan 1", "% Default VLAN 1 cannot be deleted."),
        (["interface GigabitEthernet 0/1"], "switchport access vlan 99", "% VLAN 99 does not exist."),
        (["interface GigabitEthernet 0/1"], "switchport trunk allowed vlan only 10", "% The port is not a trunk port."),
        (["interface GigabitEthernet 0/1"], "ip address 10.0.0.1 24", "% Invalid input detected at '^' marker."),
        (
            ["interface GigabitEthernet 0/1", "no switchport"],
            "ipv6 address 2001:db8::1/64",
            "% IPv6 is not enabled on this interface.",
        ),
        (["router bgp 65001"], "neighbor 10.0.0.2 description x", "% Specify remote-as or peer-group commands first"),
        (["router bgp 65001", "exit"], "router bgp 65002", "% BGP is already running with another AS number."),
    ],
)
def test_refusals(before: list[str], line: str, text: str) -> None:
    session = _config()
    for typed in before:
        assert session.submit(typed).refused is None
    prompt = session.prompt()
    refused = session.submit(line).refused
    assert refused is not None
    caret, _, rest = refused.rpartition("\n")
    assert rest == text
    assert bool(caret) == ("^" in text)
    assert session.prompt() == prompt


def test_the_caret_stands_under_the_bad_word() -> None:
    session = _config()
    refused = session.submit("vlan 4095").refused or ""
    assert refused.index("^") == len("gy-sw-1(config)#vlan ")


def test_allowed_vlans_are_set_and_changed_in_parts() -> None:
    session = _config()
    for line in ("interface GigabitEthernet 0/1", "switchport mode trunk", "switchport trunk allowed vlan only 10,20"):
        assert session.submit(line).refused is None
    session.submit("switchport trunk allowed vlan add 11-12,30")
    session.submit("switchport trunk allowed vlan remove 20")
    assert " switchport trunk allowed vlan only 10-12,30\n" in session.device.running_text()
    assert session.submit("switchport trunk allowed vlan remove 10-30").refused is not None
    session.submit("switchport trunk allowed vlan all")
    assert "allowed" not in session.device.running_text()


def test_named_vlans_stand_alone_and_the_others_on_one_line() -> None:
    session = _config()
    for line in ("vlan 20", "name office", "vlan range 30-32,40"):  # the next command leaves the VLAN by itself
        assert session.submit(line).refused is None
    assert "!\nvlan 20\n name office\n!\nvlan range 1,30-32,40\n!\n" in session.device.running_text()


def test_a_port_that_becomes_routed_loses_its_switching_lines() -> None:
    session = _config()
    for line in ("vlan 10", "interface GigabitEthernet 0/1", "switchport access vlan 10", "no switchport"):
        assert session.submit(line).refused is None
    assert "interface GigabitEthernet 0/1\n no switchport\n!\n" in session.device.running_text()


def test_an_armed_reload_brings_back_what_was_saved() -> None:
    clock = Clock()
    device = make_device("ruijie_rgos", "gy-sw-1", ports=PORTS, clock=clock)
    session = device.login()
    assert session.submit("write").text == "Building configuration...\n[OK]"
    assert session.submit("reload in 2").question is not None
    session.submit("yes")
    assert device.type_lines(["vlan 10"]) == []
    clock.now += 119
    device.tick()
    assert "vlan range 1,10" in device.running_text()
    clock.now += 2
    device.tick()
    assert "vlan range 1,10" not in device.running_text()
    assert session.closing


def test_a_cancelled_reload_changes_nothing() -> None:
    clock = Clock()
    device = make_device("ruijie_rgos", "gy-sw-1", ports=PORTS, clock=clock)
    session = device.login()
    session.submit("write")
    session.submit("reload in 2")
    session.submit("yes")
    device.type_lines(["vlan 10"])
    assert session.submit("reload cancel").refused is None
    assert session.submit("show reload").text == "No reload is scheduled."
    clock.now += 3600
    device.tick()
    assert "vlan range 1,10" in device.running_text()


def test_displayed_text_is_its_own_startup() -> None:
    device = make_device("ruijie_rgos", "gy-sw-1", ports=PORTS)
    lines = "vlan 10\nname a\nexit\nvlan range 20-21\nrouter bgp 65001\nneighbor 10.0.0.2 remote-as 65002\naddress-family ipv4\n"
    assert device.type_lines([*lines.splitlines(), "neighbor 10.0.0.2 activate"]) == []
    shown = device.running_text()
    assert "  exit-address-family\n" in shown
    assert make_device("ruijie_rgos", "other", startup=shown, ports=PORTS).running_text() == shown
