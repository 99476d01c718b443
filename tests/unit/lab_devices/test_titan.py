"""The simulated C600 refuses what the notes say the device refuses, in its words and form."""

import pytest

from edugrid.lab.devices.core.device import Device
from edugrid.lab.devices.core.session import Session
from edugrid.lab.devices.make_device import make_device

BASE = """\
!<system-config>
hostname olt-2
!</system-config>
!<xpon>
pon
  onu-type classroom gpon description classroom
  onu-type-if classroom eth_0/1-4
$
gpon
  profile tcont room type 4 maximum 1024000
$
interface gpon_olt-1/1/1
  onu 1 type classroom sn HWTC4D410001
$
interface gpon_onu-1/1/1:1
  tcont 1 profile room
  gemport 1 tcont 1
$
!</xpon>
!<MSAN>
vlan 100
$
interface vport-1/1/1.1:1
  service-port 1 user-vlan 10 vlan 100
$
!</MSAN>
"""
OLT, ONU, MNG = "interface gpon_olt-1/1/1", "interface gpon_onu-1/1/1:1", "pon-onu-mng gpon_onu-1/1/1:1"


def _device() -> Device:
    return make_device("zte_titan", "olt-2", None, startup=BASE, ports=["gpon_olt-1/1/1", "xgei-1/4/1"])


def _session(device: Device, *lines: str) -> Session:
    session = device.login()
    for line in ("configure terminal", *lines):
        assert session.submit(line).refused is None, line
    return session


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([OLT, "onu 1 type classroom sn HWTC4D410009"], "222391"),
        ([OLT, "onu 2 type classroom sn HWTC4D410001"], "222391"),
        ([OLT, "onu 2 type office sn HWTC4D410002"], "223981"),
        (["pon", "no onu-type classroom"], "230296"),
        (["gpon", "no profile tcont room"], "230296"),
        ([ONU, "tcont 2 profile nowhere"], "223981"),
        ([ONU, "no tcont 1"], "230296"),
        ([MNG, "vlan port eth_0/5 mode tag vlan 10"], "223845"),
        (["interface xgei-1/4/1", "switchport vlan 999 tag"], "223982"),
        (["no vlan 100"], "223980"),
        (["interface gpon_onu-1/1/1:7"], "140303"),
        (["write"], "140303"),
    ],
)
def test_what_is_refused(lines: list[str], text: str) -> None:
    device = _device()
    before = device.running_text()
    session = _session(device, *lines[:-1])
    refused = session.submit(lines[-1]).refused
    assert refused is not None
    assert f"%Error {text}: " in refused
    assert device.running_text() == before


def test_a_bad_line_is_echoed_and_the_caret_counts_from_it() -> None:
    session = _device().login()
    assert session.prompt() == "olt-2#"
    assert session.submit("show nothing").refused == (
        "show nothing\n     ^\n%Error 140303: Invalid input detected at '^' marker."
    )
    assert session.submit("show gpon onu").refused == "%Error 140305: Incomplete command."


def test_an_onu_takes_its_views_and_service_ports_along_without_a_question() -> None:
    device = _device()
    session = _session(device, OLT)
    assert session.prompt() == "olt-2(config-if-gpon_olt-1/1/1)#"
    reply = session.submit("no onu 1")
    assert reply.question is None
    assert reply.refused is None
    text = device.running_text()
    assert "gpon_onu-1/1/1:1" not in text
    assert "vport-1/1/1.1:1" not in text


def test_the_display_is_sorted_by_module_and_loads_again() -> None:
    device = _device()
    _session(device, "interface xgei-1/4/1", "description to-agg", "switchport mode trunk", "switchport vlan 100 tag")
    text = device.running_text()
    block = "interface xgei-1/4/1\n  description to-agg\n  no shutdown\n$\n!</if-intf>\n"
    assert block in text
    assert "interface xgei-1/4/1\n  switchport mode trunk\n  switchport vlan 100 tag\n$\n" in text.split("!<MSAN>")[1]
    again = make_device("zte_titan", "x", None, startup=text, ports=["gpon_olt-1/1/1", "xgei-1/4/1"])
    assert again.running_text() == text
