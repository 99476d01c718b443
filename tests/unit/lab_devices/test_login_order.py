"""Simulated devices ask the servers of their logins first, and themselves when none answers."""

import pytest

from edugrid.lab.devices.make_device import make_device

VRP = (
    *("radius-server template edu-login", "radius-server authentication 192.0.2.31 1812", "quit"),
    *("aaa", "local-user edugrid password irreversible-cipher Local-3", "local-user edugrid service-type ssh"),
    *("authentication-scheme edu-login", "authentication-mode {}", "quit"),
    *("domain edu-login", "authentication-scheme edu-login", "radius-server edu-login", "quit", "quit"),
    "domain edu-login admin",
)
COMWARE = (
    *("local-user edugrid class manage", "password simple Local-3", "service-type ssh", "quit"),
    *("radius scheme edu-login", "primary authentication 192.0.2.31", "quit"),
    *("domain edu-login", "authentication login {}", "quit"),
    "domain default enable edu-login",
)
WAYS = [
    ("huawei_vrp8", VRP, "radius local", "radius"),
    ("huawei_vrp5", VRP, "radius local", "radius"),
    ("h3c_comware7", COMWARE, "radius-scheme edu-login local", "radius-scheme edu-login"),
]


@pytest.mark.parametrize(("platform", "lines", "fallback", "alone"), WAYS)
def test_a_device_that_lost_its_servers_lets_its_own_user_in(
    platform: str, lines: tuple[str, ...], fallback: str, alone: str
) -> None:
    device = make_device(platform, "sw1")
    assert device.type_lines([line.format(fallback) for line in lines]) == []
    assert device.admits("edugrid", "Local-3", {})
    # a server that answers has the last word
    device.learnt.login_users = {"zhang": "Known-1"}
    assert device.admits("zhang", "Known-1", {})
    assert not device.admits("edugrid", "Local-3", {})
    device.learnt.login_users = None
    other = make_device(platform, "sw2")
    assert other.type_lines([line.format(alone) for line in lines]) == []
    assert not other.admits("edugrid", "Local-3", {}), "nothing to fall back on"


@pytest.mark.parametrize("platform", ["huawei_vrp8", "huawei_vrp5"])
def test_what_decides_on_logins_is_not_taken_away(platform: str) -> None:
    device = make_device(platform, "sw1")
    assert device.type_lines([line.format("radius local") for line in VRP]) == []
    for lines in (["undo radius-server template edu-login"], ["aaa", "undo domain edu-login"], ["domain other admin"]):
        assert device.type_lines(lines), lines
    assert device.type_lines(["undo domain admin", "aaa", "undo domain edu-login"]) == []
