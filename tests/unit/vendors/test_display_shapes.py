"""Getters on shapes that devices print (after the captures in ntc-templates)."""

import pytest

from edugrid.vendors.base.bgp_peers import bgp_peers
from edugrid.vendors.base.configured_addresses import configured_addresses
from edugrid.vendors.base.configured_vlans import configured_vlans
from edugrid.vendors.base.igp_neighbors import igp_neighbors
from edugrid.vendors.base.interface_details import interface_details
from edugrid.vendors.base.version_facts import version_facts
from edugrid.vendors.readers.optics import optics

VRP_INTERFACES = """
GE1/0/1 current state : UP (ifindex: 5)
Line protocol current state : UP
Description:to zm-pop-1
Route Port,The Maximum Transmit Unit is 1500
Internet Address is 10.0.0.1/31
IP Sending Frames' Format is PKTFMT_ETHNT_2, Hardware address is 00e0-fc12-0001
Speed : 1000,  Loopback: NONE

10GE1/0/2 current state : Administratively DOWN
Line protocol current state : DOWN
Description:
Switch Port, PVID :    1, TPID : 8100(Hex), The Maximum Frame Length is 9216
"""
COMWARE_INTERFACES = """
GigabitEthernet1/0/1
Current state: UP
Line protocol state: UP
Description: to school
Bandwidth: 1000000 kbps
Maximum transmission unit: 1500
IP packet frame type: Ethernet II, hardware address: 00e0-fc00-5801

Vlan-interface10
Current state: Administratively DOWN
Line protocol state: DOWN
Description: Vlan-interface10 Interface
"""


def test_vrp_interfaces() -> None:
    found = interface_details(VRP_INTERFACES)
    assert list(found) == ["GE1/0/1", "10GE1/0/2"]
    assert found["GE1/0/1"] == {
        "is_up": True,
        "is_enabled": True,
        "description": "to zm-pop-1",
        "last_flapped": -1.0,
        "speed": 1000.0,
        "mtu": 1500,
        "mac_address": "00:E0:FC:12:00:01",
    }
    assert not found["10GE1/0/2"]["is_up"]
    assert not found["10GE1/0/2"]["is_enabled"]
    assert found["10GE1/0/2"]["speed"] == -1.0


def test_comware_interfaces() -> None:
    found = interface_details(COMWARE_INTERFACES)
    assert list(found) == ["GigabitEthernet1/0/1", "Vlan-interface10"]
    assert found["GigabitEthernet1/0/1"]["speed"] == 1000.0
    assert found["GigabitEthernet1/0/1"]["mac_address"] == "00:E0:FC:00:58:01"
    assert not found["Vlan-interface10"]["is_enabled"]


def test_addresses_and_vlans_from_both_dialects() -> None:
    text = """#
vlan batch 10 20 to 22
#
vlan 10
 description office
#
interface Vlanif10
 ipv6 enable
 ip address 10.1.0.1 255.255.255.0
 ip address 10.1.1.1 24 sub
 ipv6 address 2001:DB8:10::1/64
#
interface GE1/0/1
 port link-type trunk
 port trunk allow-pass vlan 10 20 to 21
#
return
"""
    assert configured_addresses(text) == {
        "Vlanif10": {
            "ipv4": {"10.1.0.1": {"prefix_length": 24}, "10.1.1.1": {"prefix_length": 24}},
            "ipv6": {"2001:db8:10::1": {"prefix_length": 64}},
        }
    }
    assert configured_vlans(text) == {
        "10": {"name": "office", "interfaces": ["GE1/0/1"]},
        "20": {"name": "", "interfaces": ["GE1/0/1"]},
        "21": {"name": "", "interfaces": ["GE1/0/1"]},
        "22": {"name": "", "interfaces": []},
    }
    comware = "vlan 100\n name users\n#\ninterface GigabitEthernet1/0/1\n port trunk permit vlan 1 100 \n"
    assert configured_vlans(comware) == {"100": {"name": "users", "interfaces": ["GigabitEthernet1/0/1"]}}


def test_bgp_tables_of_both_vendors() -> None:
    vrp = """
 BGP local router ID : 10.0.1.1
 Local AS number : 65001
 Total number of peers : 2                Peers in established state : 1

  Peer            V    AS  MsgRcvd  MsgSent  OutQ  Up/Down       State  PrefRcv
  10.0.0.2        4 65010      100      101     0 00:14:15 Established       12
  10.0.0.6        4 65011        0        0     0 0120h17m        Idle        0
"""
    found = bgp_peers({"ipv4": vrp})["global"]
    assert found["router_id"] == "10.0.1.1"
    assert found["peers"]["10.0.0.2"]["uptime"] == 855
    assert found["peers"]["10.0.0.2"]["remote_as"] == 65010
    assert found["peers"]["10.0.0.2"]["local_as"] == 65001
    assert found["peers"]["10.0.0.2"]["address_family"]["ipv4"]["received_prefixes"] == 12
    assert not found["peers"]["10.0.0.6"]["is_up"]
    comware = """
 BGP local router ID: 10.0.1.2
 Local AS number: 65002
  Peer                    AS  MsgRcvd  MsgSent OutQ PrefRcv Up/Down  State
  2001:DB8::2          65010       50       51    0       7 01h02m   Established
"""
    peer = bgp_peers({"ipv6": comware})["global"]["peers"]["2001:db8::2"]
    assert peer["address_family"]["ipv6"]["received_prefixes"] == 7
    assert peer["uptime"] == 3720


def test_version_keeps_what_the_device_says_of_itself() -> None:
    vrp = (
        "Huawei Versatile Routing Platform Software\nVRP (R) software, Version 8.210 (CE6870 V300R023C00)\n"
        "Copyright (C) SIMULATED\nHUAWEI CE6870-48S6CQ-EI uptime is 1 day, 2 hours, 3 minutes\n"
    )
    facts = version_facts(vrp, "Huawei")
    assert facts["uptime"] == 86400 + 7200 + 180
    assert facts["model"] == "CE6870-48S6CQ-EI"
    assert facts["os_version"] == "8.210 (CE6870 V300R023C00) SIMULATED"
    real = version_facts("H3C Comware Software, Version 7.1.070, Release 6308\nH3C S5130S uptime is 4 weeks\n", "H3C")
    assert real["os_version"] == "7.1.070, Release 6308"
    assert real["uptime"] == 4 * 604800


VRP_ISIS = """
                          Peer information for ISIS(1)

  System Id     Interface          Circuit Id        State HoldTime Type     PRI
--------------------------------------------------------------------------------
0000.0000.0002* GE0/1/0            0000.0000.0002.01  Up   30s      L1(L1L2) 64
DeviceC         10GE1/0/2          1200000017         Init 23s      L2       --

Total Peer(s): 2
"""
COMWARE_ISIS = """
                         Peer information for IS-IS(1)
                         -----------------------------

 System ID: PE4
 Interface: XGE1/0/25               Circuit Id:  001
 State: Up     HoldTime: 22s        Type: L2           PRI: --

 System ID: 0000.0000.0001
 Interface: GE1/0/2                 Circuit Id:  0000.0000.0001.01
 State: Up     HoldTime:  27s       Type: L1(L1L2)     PRI: 64
"""
VRP_OSPF = """
          OSPF Process 1 with Router ID 1.1.1.1
                   Peer Statistic Information
 Total number of peer(s): 1
 Peer(s) in full state: 1
-----------------------------------------------------------------------------
 Area Id         Interface                  Neighbor id          State
 0.0.0.0         GE1/0/1                    2.2.2.2              Full
-----------------------------------------------------------------------------
"""
VRP_OSPF3 = """
OSPFv3 Process (1)
Total number of peer(s): 1
OSPFv3 Area (0.0.0.1)
Neighbor ID     Pri   State            Dead Time   Interface            Instance ID
2.2.2.2         1     Full/-           00:00:30    GE1/0/1              0
"""
COMWARE_OSPF = """
         OSPF Process 1 with Router ID 1.1.1.1
               Neighbor Brief Information

 Area: 0.0.0.0
 Router ID       Address         Pri Dead-Time  State             Interface
 1.1.1.2         1.1.1.2         1   40         Full/DR           GE1/0/1
 1.1.1.3         1.1.1.3         1   38         ExStart/ -        XGE1/0/2
"""
COMWARE_OSPF3 = """
               OSPFv3 Process 1 with Router ID 1.1.1.1
 Area: 0.0.0.1
-------------------------------------------------------------------------
 Router ID       Pri State             Dead-Time InstID Interface
 2.2.2.2         1   Full/ -           00:00:30  0      GE1/0/2
"""


BACKBONE = "0.0.0.0"  # noqa: S104 - an area, nothing listens


def _rows(protocol: str, answer: str) -> list[tuple[str, str, str, str]]:
    found = list(igp_neighbors(protocol, answer))
    assert all(one["protocol"] == protocol for one in found)
    return [(one["neighbor"], one["interface"], one["state"], one["level_or_area"]) for one in found]


def test_isis_neighbours() -> None:
    assert _rows("isis", VRP_ISIS) == [
        ("0000.0000.0002", "GE0/1/0", "up", "level-1"),
        ("DeviceC", "10GE1/0/2", "init", "level-2"),
    ]
    assert _rows("isis", COMWARE_ISIS) == [
        ("PE4", "XGE1/0/25", "up", "level-2"),
        ("0000.0000.0001", "GE1/0/2", "up", "level-1"),
    ]


def test_ospf_neighbours() -> None:
    assert _rows("ospf", VRP_OSPF) == [("2.2.2.2", "GE1/0/1", "full", BACKBONE)]
    assert _rows("ospfv3", VRP_OSPF3) == [("2.2.2.2", "GE1/0/1", "full", "0.0.0.1")]
    assert _rows("ospf", COMWARE_OSPF) == [
        ("1.1.1.2", "GE1/0/1", "full", BACKBONE),
        ("1.1.1.3", "XGE1/0/2", "exstart", BACKBONE),
    ]
    assert _rows("ospfv3", COMWARE_OSPF3) == [("2.2.2.2", "GE1/0/2", "full", "0.0.0.1")]


def test_no_neighbours() -> None:
    for protocol in ("isis", "ospf", "ospfv3"):
        assert _rows(protocol, "Error: Unrecognized command found at '^' position.") == []


@pytest.mark.parametrize("answer", ["", "Info: No transceiver exists on the device.\n"])
def test_a_device_without_optics_has_none(answer: str) -> None:
    assert optics(answer, str) == {}
