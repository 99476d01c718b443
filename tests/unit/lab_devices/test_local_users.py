"""Simulated devices let in whom their running configuration names, with the password that it keeps."""

import pytest

from edugrid.lab.devices.core.secret_text import ciphered, is_secret
from edugrid.lab.devices.make_device import make_device

FACTORY = {"edugrid": "of-the-lab-1"}
VRP = ("aaa", "local-user op password irreversible-cipher First-Word-1", "local-user op service-type ssh", "quit")
COMWARE = ("local-user op class manage", "password simple First-Word-1", "service-type ssh", "quit")
RGOS = ("username op password 0 First-Word-1",)
MADE = {"huawei_vrp8": VRP, "huawei_vrp5": VRP, "h3c_comware7": COMWARE, "ruijie_rgos": RGOS}
NO_SSH = {
    "huawei_vrp8": ("aaa", "local-user op service-type telnet", "quit"),
    "huawei_vrp5": ("aaa", "local-user op state block", "quit"),
    "h3c_comware7": ("local-user op class manage", "undo service-type ssh", "quit"),
}


@pytest.mark.parametrize("platform", sorted(MADE))
def test_a_configured_user_has_its_own_password_at_once(platform: str) -> None:
    device = make_device(platform, "sw-1", None)
    assert not device.admits("op", "First-Word-1", FACTORY)
    assert device.type_lines(MADE[platform]) == []
    assert device.admits("op", "First-Word-1", FACTORY)
    assert not device.admits("op", "First-Word-2", FACTORY)
    assert device.admits("edugrid", "of-the-lab-1", FACTORY)
    assert device.type_lines([line.replace("First", "Second") for line in MADE[platform]]) == []
    assert device.admits("op", "Second-Word-1", FACTORY)
    assert not device.admits("op", "First-Word-1", FACTORY)
    assert "Word-1" not in device.running_text()
    # what the device prints is what it takes back
    again, problems = device.parse(device.running_text())
    assert problems == []
    device.replace_running(again, "op")
    assert device.admits("op", "Second-Word-1", FACTORY)


@pytest.mark.parametrize("platform", sorted(NO_SSH))
def test_a_user_without_ssh_is_kept_out(platform: str) -> None:
    device = make_device(platform, "sw-1", None)
    assert device.type_lines([*MADE[platform], *NO_SSH[platform]]) == []
    assert not device.admits("op", "First-Word-1", FACTORY)


def test_a_configured_user_replaces_the_one_of_the_factory() -> None:
    device = make_device("huawei_vrp8", "sw-1", None)
    assert device.type_lines([line.replace("op ", "edugrid ") for line in VRP]) == []
    assert not device.admits("edugrid", "of-the-lab-1", FACTORY)


def test_every_time_another_salt_and_nothing_from_elsewhere() -> None:
    first, second = ciphered("$1c$", "a"), ciphered("$1c$", "a")
    assert first != second
    assert is_secret(first, "a")
    assert is_secret(second, "a")
    assert not is_secret(first, "b")
    assert not is_secret("$1c$foreign$", "a")
    assert not is_secret("******", "a")
