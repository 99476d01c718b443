"""Logins to RGOS: nothing changes before the key of the servers is there, and the local accounts stay the way back (SIMULATED)."""

from ipaddress import IPv4Address
from pathlib import Path

import pytest

from edugrid.design.device.aaa import Aaa
from edugrid.design.device.management import Account, Management
from edugrid.design.network import DeviceDesign, System
from edugrid.lab.devices.core.device import Device
from edugrid.lab.devices.make_device import make_device
from edugrid.network.compare import compare
from edugrid.network.owned import owned_lines
from edugrid.network.patch import Patch, make_patch
from edugrid.network.templates import templates

PLATFORM = "ruijie_rgos"
TEMPLATES = templates(Path(__file__).parents[3] / "inventories")
USERS = (Account(name="edugrid", role="admin"),)
MANAGEMENT = Management(
    users=USERS,
    sftp=False,
    strong=True,
    snmp=None,
    guarded=False,
    rules4=(),
    rules6=(),
    banner=None,
    idle_minutes=5,
    sessions=5,
)
LOOPBACK = {"ipv4": "10.0.0.1/32", "ipv6": "2001:db8::1/128"}
BASE = {"name": "sw1", "platform": PLATFORM, "region": "henan", "role": "school-access", "state": "active"}
LOCAL = "username edugrid privilege 15 secret 0 Local-1"


def _text(protocol: str | None = None) -> str:
    servers = (IPv4Address("192.0.2.31"), IPv4Address("192.0.2.32"))
    aaa = Aaa.model_validate({"protocol": protocol, "servers": servers, "accounting": True}) if protocol else None
    design = DeviceDesign.model_validate(
        {
            **BASE,
            "host": "127.0.0.1",
            "port": 22,
            "system": System(hostname="sw1"),
            "loopback": LOOPBACK,
            "management": MANAGEMENT,
            "aaa": aaa,
        }
    )
    return TEMPLATES.render(design)


def _device() -> Device:
    device = make_device(PLATFORM, "sw1", None, ports=["GigabitEthernet 0/1"])
    assert device.type_lines([LOCAL]) == []
    return device


def _plan(device: Device, text: str) -> Patch:
    patch = make_patch(PLATFORM, device.running_text(), text, owned=owned_lines(PLATFORM))
    assert patch.refused == ()
    return patch


@pytest.mark.parametrize(("protocol", "word"), [("radius", "radius"), ("hwtacacs", "tacacs")])
def test_nothing_changes_before_the_keys_are_there(protocol: str, word: str) -> None:
    device = _device()
    assert device.type_lines(_plan(device, _text()).forward) == []
    before = device.running_text()
    waiting = _plan(device, _text(protocol))
    assert waiting.forward == (), "the terminals ask the local accounts as before"
    assert len(waiting.waiting) == 2
    assert device.type_lines([f"{word}-server host 192.0.2.31 key Given-1"]) == []
    assert _plan(device, _text(protocol)).forward == (), "one of two keys is not enough"
    assert device.type_lines([f"{word}-server host 192.0.2.32 key Given-1"]) == []
    assert device.type_lines(_plan(device, _text(protocol)).forward) == []
    assert compare(PLATFORM, device.running_text(), _text(protocol), owned_lines(PLATFORM)) == ()
    assert f"aaa group server {word}{'+' if word == 'tacacs' else ''} edu-login" in device.running_text()

    assert device.admits("edugrid", "Local-1", {}), "no server answers: the local account"
    device.learnt.login_users = {"edugrid": "Server-1"}
    assert device.admits("edugrid", "Server-1", {})
    assert not device.admits("edugrid", "Local-1", {}), "a server that answers decides"

    assert device.type_lines(_plan(device, _text()).forward) == []
    assert "aaa " not in device.running_text()
    left = device.running_text().replace("$10$", "")
    assert [line for line in left.splitlines() if line not in before and "-server host" not in line] == [
        line for line in left.splitlines() if line.startswith("Current configuration")
    ]
    assert device.admits("edugrid", "Local-1", {})


def test_a_user_waits_for_the_password_and_others_stay() -> None:
    device = make_device(PLATFORM, "sw1", None, ports=["GigabitEthernet 0/1"])
    assert device.type_lines(["username old privilege 15 secret 0 Other-1"]) == []
    patch = _plan(device, _text())
    assert patch.waiting == ("username edugrid privilege 15 secret <secret>",)
    assert device.type_lines(patch.forward) == []
    assert "username edugrid" not in device.running_text()
    assert " login local\n" in device.running_text()
    assert device.type_lines([LOCAL]) == []
    assert device.type_lines(_plan(device, _text()).forward) == []
    assert "username old privilege 15" in device.running_text()
    assert compare(PLATFORM, device.running_text(), _text(), owned_lines(PLATFORM)) == ()


def test_what_has_no_known_form_is_said_to_be_more() -> None:
    assert not MANAGEMENT.extras
    for change in (
        {"banner": "x"},
        {"sftp": True},
        {"guarded": True},
        {"users": (Account(name="a", role="admin", proof="key"),)},
    ):
        assert MANAGEMENT.model_copy(update=change).extras
