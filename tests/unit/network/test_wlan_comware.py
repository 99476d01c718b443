"""Wireless networks on a Comware controller (SIMULATED): what waits for a secret, what stays, what the live check sees."""

import re
from pathlib import Path

import pytest
from feature_case import feature_case
from inside_driver import inside_driver
from ruamel.yaml import YAML

from edugrid.design.network import DeviceDesign
from edugrid.lab.devices.core.device import Device
from edugrid.lab.devices.core.learnt import SeenAp
from edugrid.lab.devices.make_device import make_device
from edugrid.network.live.wlan import check
from edugrid.network.owned import owned_lines
from edugrid.network.patch import Patch, make_patch
from edugrid.vendors.base.read_table import read_table

ROOT = Path(__file__).parents[3]
PLATFORM = "h3c_comware7"
CASE = YAML(typ="safe").load((ROOT / "tests/golden/features/wlan_h3c.yml").read_text(encoding="utf-8"))
OFFICE = ["wlan service-template edu-office", "preshared-key pass-phrase simple Simulated-2", "quit"]


@pytest.fixture(scope="module")
def controller(tmp_path_factory: pytest.TempPathFactory) -> tuple[DeviceDesign, str]:
    return feature_case(CASE, "xz-ac-1", tmp_path_factory.mktemp("h3c"))


def _device(text: str = "") -> Device:
    return make_device(PLATFORM, "ac", None, startup=text, ports=["GigabitEthernet1/0/1"])


def _plan(device: Device, text: str) -> Patch:
    return make_patch(PLATFORM, device.running_text(), text, owned=owned_lines(PLATFORM))


def _serve(device: Device, text: str) -> None:
    """Secrets by hand, then everything that is planned."""
    assert device.type_lines(CASE["given"]["xz-ac-1"]) == []
    plan = _plan(device, text)
    assert plan.waiting == ()
    assert device.type_lines(plan.forward) == []


def test_a_network_without_its_pass_phrase_is_not_sent_out(controller: tuple[DeviceDesign, str]) -> None:
    _, text = controller
    device = _device()
    first = _plan(device, text)
    assert first.waiting == (
        "radius scheme edu > key authentication cipher <secret>",
        "wlan service-template edu-office > preshared-key pass-phrase cipher <secret>",
        "wlan service-template edu-teaching > preshared-key pass-phrase cipher <secret>",
    )
    assert device.type_lines(first.forward) == []
    assert not re.search(r"edu-(office|teaching|people)(?!-)", device.running_text())
    assert "wlan ap edu-yz-101 model WA6320" in device.running_text()
    assert device.type_lines(OFFICE) == []
    second = _plan(device, text)
    assert [line for line in second.forward if line.startswith("service-template edu-")] == [
        "service-template edu-office vlan 102"
    ] * 2
    assert len(second.waiting) == 2
    assert device.type_lines(second.forward) == []
    assert device.type_lines(["radius scheme edu", "key authentication simple Simulated-3", "quit"]) == []
    third = _plan(device, text)
    assert "wlan service-template edu-people" in third.forward
    assert device.type_lines(third.forward) == []
    assert _plan(device, text).forward == ()


def test_what_people_made_by_hand_stays(controller: tuple[DeviceDesign, str]) -> None:
    _, text = controller
    own = ["wlan service-template guest", "ssid Guest", "service-template enable", "quit"]
    own += [
        "wlan ap-group hall",
        "ap old",
        "quit",
        "wlan ap old model WA4320",
        "serial-id 219801A0YD8181E10472",
        "quit",
    ]
    device = _device()
    assert device.type_lines(own) == []
    before = device.running_text()
    _serve(device, text)
    assert "service-template edu-office vlan 102" in device.running_text()
    rest = text[: text.index("wlan service-template")]
    assert device.type_lines(_plan(device, rest).forward) == []
    wlan = re.compile(r"^wlan .*?^#$", re.MULTILINE | re.DOTALL)
    assert wlan.findall(device.running_text()) == wlan.findall(before)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("ssid Other", "Please disable the service template first."),
        ("akm mode dot1x", "Please disable the service template first."),
        ("quit;undo wlan service-template edu-office", "The service template is bound to a radio."),
        (
            "quit;vlan 5;quit;undo vlan 5;wlan ap-group g;ap-model M;radio 1;service-template edu-office vlan 5",
            "does not",
        ),
        ("undo service-template enable;undo preshared-key;service-template enable", "The preshared key"),
        ("undo service-template enable;undo cipher-suite ccmp;service-template enable", "together"),
        ("undo service-template enable;akm mode dot1x;service-template enable", "802.1X AKM needs"),
        ("quit;wlan ap-group default-group;ap x", "no grouping rules"),
        ("quit;wlan ap edu-yz-101 model WA9999", "another model"),
    ],
)
def test_the_simulated_controller_refuses_what_the_manual_says(
    controller: tuple[DeviceDesign, str], line: str, why: str
) -> None:
    device = _device()
    _serve(device, controller[1])
    typed = ["wlan service-template edu-office", *line.split(";")]
    refused = device.type_lines(typed)
    assert len(refused) == 1
    assert why in str(refused[0])


def test_access_points_are_watched(controller: tuple[DeviceDesign, str]) -> None:
    design, text = controller
    device = _device()
    assert device.type_lines(_plan(device, text).forward) == []
    assert device.type_lines(["wlan ap old model WA4320", "serial-id 219801A0YD8181E10472", "quit"]) == []
    device.learnt.aps = {
        1: SeenAp("R/M", "10.62.113.177", "WA6320", 12, 97745),
        2: SeenAp("R/B", "10.62.113.188", "WA6526", 0, 60),
    }
    driver = inside_driver(PLATFORM, device)
    assert driver.get_wlan_aps()[0] == {
        "id": 1,
        "mac": "00:E0:FC:6A:6E:90",
        "name": "edu-yz-101",
        "group": "edu-classroom-4101840002",
        "ip": "10.62.113.177",
        "model": "WA6320",
        "state": "normal",
        "stations": 12,
    }
    assert [(one.subject, one.state, one.actual) for one in check(design, driver)] == [
        ("yz-101", "ok", "normal"),
        ("yz-102", "failed", "R/B"),
        ("yz-office", "failed", "I"),
        ("old", "unknown", "in no register"),
    ]


def test_rows_of_both_releases_are_read() -> None:
    new = (
        "AP-1                           3045  R/M  WA6624X         219801A4588249E00063 hall                   "
        "3:06:19:35    4       Fit   10.62.113.177\n"
    )
    old = "ap1                    1       I       WA4620i-AGN       Not configured\n"
    rows = read_table("comware_ap_all", new + old)
    assert [(one["name"], one["state"], one["group"], one["stations"]) for one in rows] == [
        ("AP-1", "R/M", "hall", "4"),
        ("ap1", "I", "", ""),
    ]
