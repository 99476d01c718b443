"""The simulated SmartAX refuses what the notes say the device refuses, in its words."""

import pytest
from inside_driver import inside_driver

from edugrid.lab.devices.core.device import Device
from edugrid.lab.devices.core.learnt import MacEntry
from edugrid.lab.devices.core.session import Session
from edugrid.lab.devices.make_device import make_device

BASE = """\
#
[global-config]
  <global-config>
 sysname olt-1
 dba-profile add profile-id 20 profile-name "room" type4 max 1024000
 ont-srvprofile gpon profile-id 20 profile-name "classroom"
  ont-port eth 4
  commit
 ont-lineprofile gpon profile-id 20 profile-name "classroom"
  tcont 1 dba-profile-id 20
  gem add 1 eth tcont 1
  gem mapping 1 0 vlan 10
  commit
  quit
#
[vlan-config]
  <vlan-config>
 vlan 100 to 101 smart
 port vlan 100 0/9 0
#
[gpon]
  <gpon-0/1>
 interface gpon 0/1
 ont add 0 1 sn-auth "485754434D410001" omci ont-lineprofile-id 20 ont-srvprofile-id 20 desc "room 101"
#
[bbs-config]
  <bbs-config>
 service-port 10001 vlan 100 gpon 0/1/0 ont 1 gemport 1 multi-service user-vlan 10 tag-transform translate
#
return
"""
GPON = "interface gpon 0/1"
FLOW = "gpon 0/1/0 ont 1 gemport 1 multi-service user-vlan 11 tag-transform translate"


def _device() -> Device:
    return make_device("huawei_smartax", "olt-1", None, startup=BASE, ports=["gpon 0/1"])


def _session(device: Device, *lines: str) -> Session:
    session = device.login()
    for line in ("enable", "undo smart", "config", *lines):
        assert session.submit(line).refused is None, line
    return session


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([GPON, "ont delete 0 1"], "This configured object has some service virtual ports"),
        ([GPON, "ont delete 0 9"], "The ONT does not exist"),
        (
            [GPON, 'ont add 0 1 sn-auth "485754434D410009" omci ont-lineprofile-id 20 ont-srvprofile-id 20 desc "x"'],
            "The ONT ID has already existed",
        ),
        (
            [GPON, 'ont add 0 2 sn-auth "485754434D410001" omci ont-lineprofile-id 20 ont-srvprofile-id 20 desc "x"'],
            "SN already exists",
        ),
        (
            [GPON, 'ont add 0 2 sn-auth "485754434D410002" omci ont-lineprofile-id 21 ont-srvprofile-id 20 desc "x"'],
            "The profile does not exist",
        ),
        ([GPON, "ont port native-vlan 0 1 eth 5 vlan 10"], "The ONT port ID does not exist"),
        (["undo vlan 100"], "This configured object has some service virtual ports"),
        (["vlan 101 smart"], "VLAN does already exist"),
        (["port vlan 100 0/9 0"], "The port is already in the VLAN"),
        (["port vlan 999 0/9 0"], "VLAN does not exist"),
        ([f"service-port 10001 vlan 101 {FLOW}"], "Service virtual port has existed already"),
        ([f"service-port 10002 vlan 999 {FLOW}"], "VLAN does not exist"),
        ([f"service-port 10002 vlan 101 {FLOW}".replace("ont 1", "ont 2")], "The ONT does not exist"),
        (["undo ont-lineprofile gpon profile-id 20"], "The profile has been bound"),
        (['ont-lineprofile gpon profile-id 20 profile-name "other"'], "The profile has existed"),
        (["interface gpon 0/7"], "Parameter error"),
        (["display ont optical-info 0 all"], "error, the error locates|Unknown command|Parameter error"),
        (["show version"], "Unknown command, the error locates at"),
        (["vlan"], "Incomplete command, the error locates at"),
    ],
)
def test_what_is_refused(lines: list[str], text: str) -> None:
    device = _device()
    before = device.running_text()
    session = _session(device, *lines[:-1])
    refused = session.submit(lines[-1]).refused
    assert refused is not None
    assert any(part in refused for part in text.split("|"))
    session.submit("return")
    assert device.running_text() == before


def test_the_caret_counts_from_the_start_of_the_prompt_line() -> None:
    session = _device().login()
    assert session.prompt() == "olt-1>"
    assert session.submit("show version").refused == "      ^\n  % Unknown command, the error locates at '^'"


def test_views_and_prompts() -> None:
    session = _session(_device())
    seen = [session.prompt()]
    for line in (
        GPON,
        "quit",
        "ont-lineprofile gpon profile-id 30",
        "commit",
        "quit",
        "protect-group 2 protect-target gpon-uni-port workmode timedelay",
        "return",
    ):
        session.submit(line)
        seen.append(session.prompt())
    assert seen == [
        "olt-1(config)#",
        "olt-1(config-if-gpon-0/1)#",
        "olt-1(config)#",
        "olt-1(config-gpon-lineprofile-30)#",
        "olt-1(config-gpon-lineprofile-30)#",
        "olt-1(config)#",
        "olt-1(protect-group-2)#",
        "olt-1#",
    ]


def test_a_profile_changes_with_commit_only() -> None:
    device = _device()
    before = device.running_text()
    head = "ont-lineprofile gpon profile-id 20"
    _session(device, head, "tcont 2 dba-profile-id 20", "quit")
    assert device.running_text() == before
    _session(device, "ont-srvprofile gpon profile-id 21", "ont-port eth 8", "quit")
    assert device.running_text() == before, "a profile that was never committed is not there"
    _session(device, head, "tcont 2 dba-profile-id 20", "commit", "quit")
    assert "  tcont 2 dba-profile-id 20\n" in device.running_text()
    session = _session(device, head, "undo tcont 2")
    session.close()
    assert "  tcont 2 dba-profile-id 20\n" in device.running_text(), "a broken session leaves nothing behind"


def test_smart_interaction_asks_for_more_words() -> None:
    session = _device().login()
    reply = session.submit("display current-configuration")
    assert reply.question is not None
    assert reply.question.text == "{ <cr>|section<K> }:"
    assert "sysname olt-1" in session.submit("").text
    session.submit("enable")
    session.submit("undo smart")
    assert session.submit("display current-configuration").question is None


def test_logout_asks_and_enter_stays() -> None:
    session = _device().login()
    reply = session.submit("quit")
    assert reply.question is not None
    assert reply.question.text.endswith("Are you sure to log out? (y/n)[n]:")
    session.submit("n")
    assert not session.closing


def test_counts_are_told() -> None:
    session = _session(_device(), GPON)
    added = session.submit(
        'ont add 3 4 sn-auth "HWTC-4D410007" omci ont-lineprofile-id 20 ont-srvprofile-id 20 desc "x"'
    )
    assert added.text == "  Number of ONTs that can be added: 1, success: 1\n  PortID :3, ONTID :4"
    native = session.submit("ont port native-vlan 3 4 eth 1 vlan 10 priority 0")
    assert native.text == "  Set ONT port(s) VLAN configuration, success: 1, failed: 0"
    assert session.submit("ont delete 3 4").text == "  Number of ONTs that can be deleted: 1, success: 1"


def test_the_driver_reads_learnt_addresses() -> None:
    device = make_device("huawei_smartax", "olt1", None)
    device.learnt.macs = (
        MacEntry("0200-0000-0101", 100, "0/1/0"),
        MacEntry("0200-0000-0a01", 4001, "0/9/1", static=True),
    )
    seen = inside_driver("huawei_smartax", device).get_mac_address_table()
    assert [(one["mac"], one["interface"], one["vlan"], one["static"]) for one in seen] == [
        ("02:00:00:00:01:01", "0/1/0", 100, False),
        ("02:00:00:00:0A:01", "0/9/1", 4001, True),
    ]
