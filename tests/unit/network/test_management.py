"""Management access: users wait for their passwords, what nobody asked for is left alone (simulated devices)."""

from pathlib import Path
from typing import Any

import pytest

from edugrid.design.device.management import Account, Management, SnmpAgent
from edugrid.design.network import DeviceDesign
from edugrid.lab.devices.make_device import make_device
from edugrid.network.compare import compare
from edugrid.network.live.check import check_live
from edugrid.network.owned import owned_lines
from edugrid.network.patch import make_patch
from edugrid.network.templates import templates
from edugrid.region import open_region

ROOT = Path(__file__).parents[3] / "inventories"
DEVICES = {device.name: device for device in open_region(ROOT, "henan/zhengzhou").design.devices}
# 1024 bits, of no private key
SSH_KEY = (
    "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKy"
    "wtLi8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl9gYWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+fw=="
)
BY_HAND = {
    "huawei_vrp8": (
        "aaa",
        "local-user noc password irreversible-cipher Given-by-hand1",
        "quit",
        "snmp-agent",
        "snmp-agent group v3 edu-nms privacy",
        "snmp-agent usm-user v3 nms",
        "snmp-agent usm-user v3 nms group edu-nms",
        "snmp-agent usm-user v3 nms authentication-mode sha2-256 cipher Given-by-hand1",
        "snmp-agent usm-user v3 nms privacy-mode aes256 cipher Given-by-hand1",
    ),
    "h3c_comware7": (
        "local-user noc class manage",
        "password simple Given-by-hand1",
        "quit",
        "snmp-agent",
        "snmp-agent group v3 edu-nms privacy acl 2990 acl ipv6 2990",
        "snmp-agent usm-user v3 nms edu-nms cipher authentication-mode sha Given-1 privacy-mode aes256 Given-2",
    ),
}


def _device(name: str) -> DeviceDesign:
    """A device of the example with users besides."""
    device = DEVICES[name]
    assert device.management is not None
    snmp = SnmpAgent(group="edu-nms", users=("nms",), trap_hosts=(), trap_user=None, contact=None)
    users = (Account(name="noc", role="admin"),)
    return device.model_copy(update={"management": device.management.model_copy(update={"users": users, "snmp": snmp})})


@pytest.mark.parametrize("name", ["zz-core-1", "zz-dc-1"])
def test_a_user_waits_for_the_password_and_then_gets_the_rest(name: str) -> None:
    device = _device(name)
    intended, owned = templates(ROOT).render(device), owned_lines(device.platform)
    sim = make_device(device.platform, name, None, ports=[port.name for port in device.ports])
    patch = make_patch(device.platform, sim.running_text(), intended, owned=owned)
    assert patch.refused == ()
    assert any("local-user noc" in line for line in patch.waiting)
    assert any("usm-user v3 nms" in line for line in patch.waiting)
    assert not any(line.startswith(("local-user noc", "snmp-agent usm-user")) for line in patch.forward)
    assert not any("******" in line for line in patch.forward)
    assert sim.type_lines(list(patch.forward)) == []
    missing = [drift.intended or "" for drift in compare(device.platform, sim.running_text(), intended, owned)]
    assert any("local-user noc" in line for line in missing), "drift says that the user is missing"

    assert sim.type_lines(list(BY_HAND[device.platform])) == []
    patch = make_patch(device.platform, sim.running_text(), intended, owned=owned)
    assert (patch.refused, patch.waiting) == ((), ())
    assert sim.type_lines(list(patch.forward)) == []
    assert compare(device.platform, sim.running_text(), intended, owned) == ()


@pytest.mark.parametrize(
    ("name", "foreign"),
    [
        ("zz-core-1", ("telnet server enable", "header login information 'x'", "acl number 2990")),
        ("zz-dc-1", ("telnet server enable", "header login %x%", "acl basic 2990")),
    ],
)
def test_a_device_without_the_feature_keeps_what_it_has(name: str, foreign: tuple[str, ...]) -> None:
    device = DEVICES[name]
    for management, kept in ((device.management, False), (None, True)):
        wanted = device.model_copy(update={"management": management})
        sim = make_device(device.platform, name, None, ports=[port.name for port in device.ports])
        assert sim.type_lines(list(foreign)) == []
        patch = make_patch(
            device.platform,
            sim.running_text(),
            templates(ROOT).render(wanted),
            owned=owned_lines(device.platform),
        )
        assert patch.refused == ()
        assert ("undo telnet server enable" in patch.forward) is not kept
        assert any(line.startswith("header login") for line in patch.forward) is not kept


class _Driver:
    username = "robot"

    def __init__(self, users: dict[str, Any]) -> None:
        self.users = users

    def get_users(self) -> dict[str, Any]:
        return self.users


def test_users_of_the_device_are_those_of_the_design() -> None:
    device = DEVICES["zz-core-1"]
    assert isinstance(device.management, Management)
    users = (Account(name="noc", role="admin"), Account(name="watch", role="viewer"))
    device = device.model_copy(
        update={
            "management": device.management.model_copy(update={"users": users}),
            "ports": (),
            "bgp": None,
            "lldp": None,
        }
    )
    seen = {"noc": {"level": 1}, "robot": {"level": 15}, "left-over": {"level": 3}}
    told = {
        item.subject: (item.state, item.expected, item.actual)
        for item in check_live(device, _Driver(seen))
        if item.feature == "management"
    }
    assert told == {
        "noc": ("failed", "admin", "viewer"),
        "watch": ("failed", "viewer", "absent"),
        "left-over": ("failed", "absent", "present"),
    }


@pytest.mark.parametrize("name", ["zz-core-1", "xz-sw-1"])
def test_a_user_with_a_key_keeps_it(name: str) -> None:
    device = _device(name)
    assert device.management is not None
    users = (Account(name="noc", role="admin", proof="key"),)
    wanted = device.model_copy(update={"management": device.management.model_copy(update={"users": users})})
    sim = make_device(device.platform, name, None, ports=[port.name for port in device.ports])
    key = ("rsa peer-public-key office encoding-type openssh", "public-key-code begin", SSH_KEY)
    given = (*key, "public-key-code end", "peer-public-key end", "ssh user noc", "ssh user noc assign rsa-key office")
    assert sim.type_lines((*BY_HAND["huawei_vrp8"][:3], *given)) == []
    owned = owned_lines(device.platform)
    for text in map(templates(ROOT).render, (wanted, wanted)):
        patch = make_patch(device.platform, sim.running_text(), text, owned=owned)
        assert patch.refused == ()
        assert sim.type_lines(list(patch.forward)) == []
    running = sim.running_text()
    assert "ssh user noc authentication-type rsa\n" in running
    assert "ssh user noc assign rsa-key office\n" in running
    assert SSH_KEY in running
    assert make_patch(device.platform, running, templates(ROOT).render(wanted), owned=owned).forward == ()
