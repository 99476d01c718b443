"""What only edugrid writes goes with its feature, also on ports that the intended configuration names no more.

The ports keep the rest, and the simulated devices take every line.
"""

import pytest

from edugrid.lab.devices.make_device import make_device
from edugrid.network.owned import owned_lines
from edugrid.network.patch import make_patch

ISIS = "isis 4100\n network-entity 49.0001.0100.0000.1001.00\n#\n"
HAVE = {
    "h3c_comware7": ISIS
    + """acl advanced name edu-apps
 rule 5 permit ip
#
interface GigabitEthernet1/0/1
 port link-mode route
 description to-x
 ip address 172.21.0.2 255.255.255.252
 packet-filter name edu-apps inbound
 isis enable 4100
 isis circuit-type p2p
 isis cost 5
#
""",
    "huawei_vrp8": """segment-routing ipv6
 encapsulation source-address 2001:DB8::1
 locator EDU ipv6-prefix 2001:DB8:1:: 64 static 32
 locator OTHER ipv6-prefix 2001:DB8:2:: 64 static 32
#
isis 4100
 network-entity 49.0001.0100.0000.1001.00
 segment-routing ipv6 locator EDU
#
interface GE1/0/1
 undo portswitch
 ipv6 enable
 ip address 172.21.0.2 255.255.255.252
 isis enable 4100
 isis ipv6 enable 4100
 isis cost 5
#
""",
    "huawei_vrp5": """ospf 4100 router-id 1.1.1.1
 area 0.0.0.0
#
interface GigabitEthernet0/0/1
 undo portswitch
 ip address 172.21.0.2 255.255.255.252
 ospf cost 5
 ospf enable 4100 area 0.0.0.0
#
""",
}


@pytest.mark.parametrize("platform", sorted(HAVE))
@pytest.mark.parametrize("stays", ["", ISIS], ids=["feature off", "port leaves"])
def test_nothing_of_ours_is_left(platform: str, stays: str) -> None:
    port = next(line.split()[1] for line in HAVE[platform].splitlines() if line.startswith("interface"))
    device = make_device(platform, "sw1", None, startup=HAVE[platform], ports=[port])
    intended = f"sysname sw1\n#\n{stays}"
    patch = make_patch(platform, device.running_text(), intended, owned=owned_lines(platform))
    assert patch.refused == ()
    assert device.type_lines(list(patch.forward)) == []
    left = device.running_text()
    section = left.partition(f"interface {port}\n")[2].partition("#")[0]
    assert " ip address 172.21.0.2 255.255.255.252\n" in section, "what is not ours stays"
    assert not [word for word in ("isis", "ospf", "edu-apps") if word in section]
    assert "locator EDU" not in left
    assert ("locator OTHER" in left) == ("locator OTHER" in HAVE[platform])
    assert make_patch(platform, left, intended, owned=owned_lines(platform)).forward == ()


def test_frr_too() -> None:
    text = "interface eth1\n description x\n ip router isis 4100\n isis metric 5\nexit\n!\nrouter isis 4100\n net 49.0001.01.00\nexit\n"
    patch = make_patch("frr", text, "hostname a\n", owned=owned_lines("frr"))
    assert patch.refused == ()
    assert set(patch.forward) == {
        "hostname a",
        "interface eth1",
        "no ip router isis 4100",
        "no isis metric",
        "exit",
        "no router isis 4100",
    }


FRR_OSPF = """interface eth1
 description x
 ip ospf area 0.0.0.0
 ip ospf cost 5
 ipv6 ospf6 area 0.0.0.0
exit
!
router ospf
 ospf router-id 1.1.1.1
exit
!
router ospf6
 ospf6 router-id 1.1.1.1
exit
!
"""


@pytest.mark.parametrize("mark", ["ip prefix-list EDU4-OSPF description edugrid\n", ""], ids=["ours", "theirs"])
def test_ospf_of_frr_goes_where_our_mark_is(mark: str) -> None:
    patch = make_patch("frr", FRR_OSPF + mark, "hostname a\n", owned=owned_lines("frr"))
    assert patch.refused == ()
    gone = {
        "no ip prefix-list EDU4-OSPF description edugrid",
        "no router ospf",
        "no router ospf6",
        "interface eth1",
        "no ip ospf area 0.0.0.0",
        "no ip ospf cost",
        "no ipv6 ospf6 area 0.0.0.0",
        "exit",
    }
    assert set(patch.forward) == {"hostname a", *(gone if mark else ())}


TRUNK = """sysname sw1
#
vlan 100
#
interface GigabitEthernet1/0/1
 port link-mode bridge
 port link-type trunk
 port trunk permit vlan 1 100
#
"""


def test_a_port_whose_mode_changes_keeps_nobodys_lines_of_the_old_mode() -> None:
    """Comware would refuse them after the change; what holds in both modes stays."""
    have = HAVE["h3c_comware7"].replace(
        " isis cost 5\n", " isis cost 5\n ospf 7 area 0.0.0.0\n sflow counter interval 9\n"
    )
    patch = make_patch("h3c_comware7", f"ospf 7\n#\n{have}", TRUNK, owned=owned_lines("h3c_comware7"))
    assert [(one.line, one.rule) for one in patch.refused] == [("ospf 7 area 0.0.0.0", "mode")]
    assert patch.forward == ()
    device = make_device("h3c_comware7", "sw1", None, startup=HAVE["h3c_comware7"], ports=["GigabitEthernet1/0/1"])
    patch = make_patch("h3c_comware7", device.running_text(), TRUNK, owned=owned_lines("h3c_comware7"))
    assert patch.refused == ()
    assert device.type_lines(list(patch.forward)) == []
    assert "link-mode bridge" in device.running_text()


FLOW_EXPORT = {
    "huawei_vrp5": (
        "GigabitEthernet0/0/1",
        """ip netstream export version 9
ip netstream export source 10.0.0.1
ip netstream export host 192.0.2.50 2055
ipv6 netstream export source 10.0.0.1
ipv6 netstream export host 192.0.2.50 2055
sflow agent ip 10.0.0.1
sflow collector 1 ip 192.0.2.51
#
interface GigabitEthernet0/0/1
 description to-x
 ip netstream inbound
 ip netstream sampler fix-packets 1000 inbound
 ipv6 netstream inbound
 ipv6 netstream sampler fix-packets 1000 inbound
 sflow flow-sampling collector 1
 sflow flow-sampling rate 2048
 sflow flow-sampling inbound
#
""",
    ),
    "huawei_vrp8": (
        "GE1/0/1",
        """netstream export ip source 10.0.0.1
netstream export ip host 192.0.2.50 2055
netstream export ipv6 source 10.0.0.1
netstream export ipv6 host 192.0.2.50 2055
sflow agent ip 10.0.0.1
sflow collector 1 ip 192.0.2.51
#
interface GE1/0/1
 description to-x
 netstream inbound ip
 netstream inbound ipv6
 netstream sampler random-packets 1000 inbound
 sflow sampling collector 1
 sflow sampling rate 2048
 sflow sampling inbound
#
""",
    ),
    "h3c_comware7": (
        "GigabitEthernet1/0/1",
        """ sflow agent ip 10.0.0.1
 sflow collector 1 ip 192.0.2.51
#
interface GigabitEthernet1/0/1
 description to-x
 sflow sampling-rate 2000
 sflow flow collector 1
 sflow counter interval 20
 sflow counter collector 1
#
""",
    ),
}
MARK = {
    "huawei_vrp5": "acl name {0} basic\n description edugrid\n#\n",
    "huawei_vrp8": "acl name {0} basic\n description edugrid\n#\n",
    "h3c_comware7": "acl basic name {0}\n description edugrid\n#\n",
}


@pytest.mark.parametrize("platform", sorted(FLOW_EXPORT))
@pytest.mark.parametrize("port_stays", [True, False], ids=["port stays", "port leaves"])
@pytest.mark.parametrize("marks", [("edu-flows", "edu-telemetry"), ("edu-telemetry",), ()], ids=len)
def test_flow_export_goes_where_our_mark_is(platform: str, marks: tuple[str, ...], *, port_stays: bool) -> None:
    port, text = FLOW_EXPORT[platform]
    startup = text + "".join(MARK[platform].format(one) for one in marks if one != "edu-flows" or "netstream" in text)
    device = make_device(platform, "sw1", None, startup=startup, ports=[port])
    kept = f"interface {port}\n description to-x\n#\n" if port_stays else ""
    intended = f"sysname sw1\n#\n{kept}"
    owned = owned_lines(platform)
    before = device.running_text()
    assert before.count("sflow") + before.count("netstream") == text.count("sflow") + text.count("netstream")
    patch = make_patch(platform, before, intended, owned=owned)
    assert patch.refused == ()
    assert device.type_lines(list(patch.forward)) == []
    left = device.running_text()
    assert ("netstream" in left) == ("netstream" in text and "edu-flows" not in marks), "theirs stays"
    assert ("sflow" in left) == ("edu-telemetry" not in marks)
    assert "edu-" not in left
    assert make_patch(platform, left, intended, owned=owned).forward == ()
    assert device.type_lines(list(patch.back)) == []
    assert make_patch(platform, device.running_text(), before).forward == ()


MULTICAST = {
    "huawei_vrp5": (
        "multicast routing-enable\n#\nigmp-snooping enable\n#\nmld-snooping enable\n#\nvlan batch 20\n#\n"
        "interface Vlanif20\n ip address 10.0.0.1 255.255.255.0\n pim sm\n igmp enable\n#\npim\n static-rp 10.0.0.9\n#\n"
    ),
    "huawei_vrp8": (
        "multicast routing-enable\n#\nigmp snooping enable\n#\nmld snooping enable\n#\nvlan batch 20\n#\n"
        "interface Vlanif20\n ip address 10.0.0.1 255.255.255.0\n pim sm\n igmp enable\n#\npim\n static-rp 10.0.0.9\n#\n"
    ),
    "h3c_comware7": (
        "igmp-snooping\n#\nmld-snooping\n#\nmulticast routing\n#\nvlan 20\n#\n"
        "interface Vlan-interface20\n ip address 10.0.0.1 255.255.255.0\n pim sm\n igmp enable\n#\npim\n static-rp 10.0.0.9\n#\n"
    ),
}


@pytest.mark.parametrize("platform", sorted(MULTICAST))
@pytest.mark.parametrize("ours", [True, False])
def test_multicast_goes_where_our_mark_is(platform: str, *, ours: bool) -> None:
    startup = MULTICAST[platform] + (MARK[platform].format("edu-multicast") if ours else "")
    device = make_device(platform, "sw1", None, startup=startup)
    vlan = "vlan 20\n#\n" if platform == "h3c_comware7" else "vlan batch 20\n#\n"
    hop = "Vlan-interface20" if platform == "h3c_comware7" else "Vlanif20"
    intended = f"sysname sw1\n#\n{vlan}interface {hop}\n ip address 10.0.0.1 255.255.255.0\n#\n"
    owned = owned_lines(platform)
    patch = make_patch(platform, device.running_text(), intended, owned=owned)
    assert patch.refused == ()
    assert device.type_lines(list(patch.forward)) == []
    left = device.running_text()
    words = ("multicast routing", "igmp", "mld", "static-rp", "edu-")
    assert {word for word in words if word in left} == (
        set() if ours else {"multicast routing", "igmp", "mld", "static-rp"}
    )
    assert make_patch(platform, left, intended, owned=owned).forward == ()
