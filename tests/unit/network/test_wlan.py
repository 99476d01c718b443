"""Wireless networks: nothing is sent out before its pass phrase is there; access points are watched (SIMULATED controller)."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from changed_files import change_file
from feature_case import feature_case
from inside_driver import inside_driver
from ruamel.yaml import YAML

from edugrid.allocate.allocate import allocate
from edugrid.design.build import build
from edugrid.design.network import DeviceDesign
from edugrid.intent.load import load_intent
from edugrid.lab.devices.core.device import Device
from edugrid.lab.devices.core.learnt import SeenAp
from edugrid.lab.devices.make_device import make_device
from edugrid.network.compare import compare
from edugrid.network.live.wlan import check
from edugrid.network.owned import owned_lines
from edugrid.network.patch import Patch, make_patch
from edugrid.network.templates import templates
from edugrid.vendors.base.read_table import read_table
from edugrid.vendors.readers.access_points import access_points

GOLDEN = Path(__file__).parents[2] / "golden" / "features" / "wlan.yml"
PLATFORM = "huawei_vrp5"
CASE = YAML(typ="safe").load(GOLDEN.read_text(encoding="utf-8"))


@pytest.fixture
def controller(tmp_path: Path) -> tuple[DeviceDesign, str]:
    return feature_case(CASE, "xz-ac-1", tmp_path)


def _device(text: str = "") -> Device:
    return make_device(PLATFORM, "sw1", None, startup=text, ports=["GigabitEthernet0/0/1"])


def _plan(device: Device, text: str) -> Patch:
    return make_patch(PLATFORM, device.running_text(), text, owned=owned_lines(PLATFORM))


def test_a_network_without_its_pass_phrase_is_not_sent_out(controller: tuple[DeviceDesign, str]) -> None:
    _, text = controller
    device = _device()
    first = _plan(device, text)
    assert first.waiting == (
        "wlan > security-profile name edu-office > security wpa2 psk pass-phrase <secret> aes",
        "wlan > security-profile name edu-teaching > security wpa3 sae pass-phrase <secret> aes",
        "radius-server template edu > radius-server shared-key cipher <secret>",
    )
    assert device.type_lines(first.forward) == []
    assert not re.search(r"vap-profile (name )?edu-(office|teaching)", device.running_text())
    assert "authentication-profile edu" not in device.running_text()
    assert " ap-name yz-101" in device.running_text()
    given = ["wlan", "security-profile name edu-office", "security wpa2 psk pass-phrase Simulated-2 aes"]
    assert device.type_lines(given) == []
    second = _plan(device, text)
    assert [line for line in second.forward if line.startswith("vap-profile name")] == [
        "vap-profile name edu-office-4101840002",
        "vap-profile name edu-office-4101840003",
    ]
    assert len(second.waiting) == 2


def test_a_safer_phrase_that_is_not_given_yet_leaves_the_network_as_it_is(controller: tuple[DeviceDesign, str]) -> None:
    _, text = controller
    device = _device()
    for lines in (_plan(device, text).forward, CASE["given"]["xz-ac-1"]):
        assert device.type_lines(lines) == []
    assert device.type_lines(_plan(device, text).forward) == []
    assert compare(PLATFORM, device.running_text(), text, owned_lines(PLATFORM)) == ()
    safer = text.replace("security wpa2 psk pass-phrase", "security wpa3 sae pass-phrase")
    plan = _plan(device, safer)
    assert plan.forward == ()
    assert plan.waiting == ("wlan > security-profile name edu-office > security wpa3 sae pass-phrase <secret> aes",)


def test_what_people_made_by_hand_stays(controller: tuple[DeviceDesign, str]) -> None:
    _, text = controller
    device = _device()
    own = ["wlan", "ssid-profile name guest", "ssid Guest", "quit", "ap-group name default", "quit"]
    own += ["ap-id 3 ap-mac 00e0-fc6a-0003", "ap-name old"]
    assert device.type_lines(own) == []
    assert device.type_lines(_plan(device, text).forward) == []
    # all of the county's access points go
    start = text.index(" security-profile name")
    rest = text[:start] + "#\n"
    assert device.type_lines(_plan(device, rest).forward) == []
    left = device.running_text().partition("wlan\n")[2].partition("#\n")[0].splitlines()
    expected = ["ssid-profile name guest", " ssid Guest", "ap-group name default", "ap-id 3 ap-mac 00e0-fc6a-0003"]
    assert left == [f" {line}" for line in (*expected, " ap-name old")]


def test_access_points_are_watched(controller: tuple[DeviceDesign, str]) -> None:
    design, text = controller
    device = _device()
    assert device.type_lines(_plan(device, text).forward) == []
    assert device.type_lines(["wlan", "ap-id 3 ap-mac 00e0-fc6a-0003", "ap-name old"]) == []
    device.learnt.aps = {
        1000: SeenAp("nor", "10.0.10.9", "AirEngine5760", 12, 3723),
        1001: SeenAp("nor", "10.0.10.8", "AirEngine5760", 0, 60),
        1002: SeenAp("fault", "10.0.10.7", "AirEngine5760", 0, 0),
    }

    class Driver:
        def get_wlan_aps(self) -> list[dict[str, Any]]:
            return access_points(read_table("vrp5_ap_all", device.login().submit("display ap all").text))

    assert next(one for one in Driver().get_wlan_aps() if one["id"] == 1000) == {
        "id": 1000,
        "mac": "00:E0:FC:6A:6E:93",
        "name": "ez-101",
        "group": "edu-staff-4101840003",
        "ip": "10.0.10.9",
        "model": "AirEngine5760",
        "state": "normal",
        "stations": 12,
    }
    assert [(one.subject, one.state, one.actual) for one in check(design, Driver())] == [
        ("ez-101", "ok", "normal"),
        ("yz-101", "ok", "normal"),
        ("yz-102", "failed", "fault"),
        ("yz-office", "failed", "idle"),
        ("old 00:E0:FC:6A:00:03", "unknown", "in no register"),
    ]


def test_members_of_a_roaming_group_are_watched(tmp_path: Path) -> None:
    case = YAML(typ="safe").load(GOLDEN.with_name("wlan_roaming.yml").read_text(encoding="utf-8"))
    root = tmp_path / "inventories"
    shutil.copytree(Path(__file__).parents[3] / "inventories", root)
    for what in case["changes"]:
        change_file(root, what)
    intent = load_intent(root, "henan/zhengzhou")
    design = next(one for one in build(intent, allocate(intent)).devices if one.name == "xz-ac-1")
    assert design.wlan is not None
    assert design.wlan.roaming is not None
    mine, other = map(str, design.wlan.roaming.members)
    device = _device()
    assert device.type_lines(_plan(device, templates(root).render(design)).forward) == []
    driver = inside_driver(PLATFORM, device)
    assert driver.get_wlan_roaming("edu-campus") == {mine: "normal", other: "fault"}
    seen = [(one.subject, one.state) for one in check(design, driver) if one.subject.startswith("edu-campus")]
    assert seen == [(f"edu-campus {mine}", "ok"), (f"edu-campus {other}", "failed")]
    device.learnt.reachable = frozenset({other})
    assert driver.get_wlan_roaming("edu-campus")[other] == "normal"


def test_a_network_of_a_school_is_one_vap_whatever_the_group(controller: tuple[DeviceDesign, str]) -> None:
    """Stations that walk between groups keep VLAN and security."""
    wlan = controller[0].wlan
    assert wlan is not None
    ssids = {one.name: one.ssid for one in wlan.profiles}
    vaps = {one.name: one for one in wlan.vaps}
    sent: dict[tuple[str, str], set[str]] = {}
    for group in wlan.groups:
        for _, name in (one for radio in group.radios for one in radio.vaps):
            sent.setdefault((group.name[-10:], ssids[vaps[name].profile]), set()).add(name)
    assert len(sent) == 6
    assert all(len(names) == 1 for names in sent.values())


def test_the_country_asks_before_radios_restart_and_the_driver_knows_the_question() -> None:
    device = _device("wlan\n regulatory-domain-profile name old\n ap-group name g\n  regulatory-domain-profile old\n")
    driver = inside_driver(PLATFORM, device)
    session = device.login()
    for line in ("system-view", "wlan", "regulatory-domain-profile name edu", "country-code HK", "quit"):
        session.submit(line)
    session.submit("ap-group name g")
    asked = str(session.submit("regulatory-domain-profile edu"))
    known = [one for one in driver.dialect.questions if re.search(one.command, "regulatory-domain-profile edu")]
    assert [one.answer for one in known if re.search(one.asks, asked)] == ["Y"]
