"""Only lines that a template owns are planned; the rest of the device is left alone."""

from pathlib import Path

import pytest

from edugrid.network.ownership import OwnershipError, load_ownership
from edugrid.network.patch import make_patch
from edugrid.vendors.registry import get_vendor

TEMPLATES = Path(__file__).parents[3] / "network_templates"

RUNNING = """
sysname OLD
#
vlan batch 10 20 99
#
stp mode rstp
#
interface Vlanif1
 ip address 1.1.1.1 255.255.255.0
#
interface Vlanif99
 ip address 9.9.9.9 255.255.255.0
#
interface 10GE1/0/1
 description old
 port link-type trunk
 port trunk allow-pass vlan 10
 stp edged-port enable
#
interface 10GE1/0/2
 description of somebody else
#
return
"""
INTENDED = """
sysname NEW
#
vlan batch 10 20
#
interface 10GE1/0/1
 description new
 port link-type trunk
 port trunk allow-pass vlan 10 20
#
"""


def test_what_others_configured_stays() -> None:
    owned = load_ownership(TEMPLATES / "huawei_vrp8" / "ownership.yml")
    patch = make_patch("huawei_vrp8", RUNNING, INTENDED, owned=owned)
    assert patch.refused == ()
    assert patch.forward == (
        "sysname NEW",
        "undo interface Vlanif99",
        "interface 10GE1/0/1",
        "port trunk allow-pass vlan 20",
        "description new",
        "quit",
        "undo vlan batch 99",
    )


@pytest.mark.parametrize(("process", "taken"), [("4100", True), ("1", False)])
def test_igp_lines_go_only_with_our_process(process: str, *, taken: bool) -> None:
    owned = load_ownership(TEMPLATES / "huawei_vrp8" / "ownership.yml")
    port = "interface 10GE1/0/1\n undo portswitch\n"
    lines = f" isis enable {process}\n isis circuit-type p2p\n isis cost 5\n"
    running = f"isis {process}\n network-entity 49.0001.0000.0000.0001.00\n#\n{port}{lines}#\n"
    forward = make_patch("huawei_vrp8", running, port, owned=owned).forward
    expected = ("interface 10GE1/0/1", "undo isis circuit-type", "undo isis cost", "undo isis enable", "quit")
    assert forward == ((*expected, "undo isis 4100") if taken else ())


def test_without_ownership_the_text_is_taken_whole() -> None:
    patch = make_patch("huawei_vrp8", RUNNING, INTENDED)
    assert {"undo stp mode", "undo interface Vlanif1", "undo stp edged-port"} <= set(patch.forward)


def test_the_lines_of_others_can_be_listed() -> None:
    owned = load_ownership(TEMPLATES / "huawei_vrp8" / "ownership.yml")
    vendor = get_vendor("huawei_vrp8")
    _tree, foreign = owned.split(vendor.read(RUNNING).tree, vendor.read(INTENDED).tree)
    assert foreign == (
        ("stp mode rstp",),
        ("interface Vlanif1",),
        ("interface Vlanif1", "ip address 1.1.1.1 255.255.255.0"),
        ("interface 10GE1/0/1", "stp edged-port enable"),
        ("interface 10GE1/0/2",),
        ("interface 10GE1/0/2", "description of somebody else"),
    )


@pytest.mark.parametrize("platform", ["huawei_vrp8", "h3c_comware7", "frr"])
def test_the_files_beside_the_templates_are_readable(platform: str) -> None:
    assert load_ownership(TEMPLATES / platform / "ownership.yml").lines


@pytest.mark.parametrize("text", ["lines: 5", "owner: [x]", "lines: [", "named: [x]"])
def test_a_broken_file_is_said(text: str) -> None:
    with pytest.raises(OwnershipError):
        load_ownership(text)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(OwnershipError, match=r"none\.yml"):
        load_ownership(tmp_path / "none.yml")


OVERLAY = """vsi edu-100
 vxlan 10000
#
vsi of-others
 vxlan 5000
#
interface GigabitEthernet1/0/5
 description cable
 service-instance 100
  encapsulation s-vid 100
  xconnect vsi edu-100
 service-instance 200
  encapsulation s-vid 200
  xconnect vsi of-others
#
"""


def test_what_a_feature_took_charge_of_goes_with_it() -> None:
    """A port that the intent names no more loses what only edugrid writes; the port itself and others' lines stay."""
    owned = load_ownership(TEMPLATES / "h3c_comware7" / "ownership.yml")
    read = get_vendor("h3c_comware7").read
    for intended in (" sysname a\n", OVERLAY.partition("interface")[0].partition("vsi of")[0]):
        tree, foreign = owned.split(read(OVERLAY).tree, read(intended).tree)
        assert list(tree["interface GigabitEthernet1/0/5"]) == ["service-instance 100"]
        assert "vsi edu-100" in tree
        assert "vsi of-others" not in tree
        assert ("interface GigabitEthernet1/0/5", "service-instance 200") in foreign


def test_without_a_line_of_ours_vxlan_is_left_alone() -> None:
    owned = load_ownership(TEMPLATES / "huawei_vrp8" / "ownership.yml")
    read = get_vendor("huawei_vrp8").read
    text = "evpn-overlay enable\n#\nbridge-domain 10\n vxlan vni 10\n#\ninterface Nve1\n source 1.1.1.1\n#\n"
    assert owned.split(read(text).tree, {})[0] == {}
    ours = text + "bgp 64701 instance edu-overlay\n router-id 1.1.1.1\n#\n"
    assert set(owned.split(read(ours).tree, {})[0]) == {
        "evpn-overlay enable",
        "bridge-domain 10",
        "interface Nve1",
        "bgp 64701 instance edu-overlay",
    }
