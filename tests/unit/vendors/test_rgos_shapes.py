"""RGOS getters on shapes that devices print; tables without a published capture are believed to look like this."""

from edugrid.vendors.ruijie_rgos.read_addresses import read_addresses
from edugrid.vendors.ruijie_rgos.read_interfaces import read_interfaces
from edugrid.vendors.ruijie_rgos.read_peers import read_peers
from edugrid.vendors.ruijie_rgos.read_tables import read_arp, read_lldp, read_mac_table, read_neighbors6
from edugrid.vendors.ruijie_rgos.read_vlans import read_vlans

RUNNING = """version S5760X_RGOS 12.6(2)B0702P1
hostname W
!
vlan 20
 name office
!
vlan range 1,10,30-31
!
interface GigabitEthernet 0/1
 switchport mode trunk
 switchport trunk allowed vlan only 10,20
!
interface GigabitEthernet 0/2
 switchport access vlan 10
!
interface GigabitEthernet 0/3
 switchport mode trunk
 switchport trunk allowed vlan remove 1-29
!
interface GigabitEthernet 0/4
 port-group 1 mode active
!
interface GigabitEthernet 0/7
 no switchport
 ip address 192.168.255.253 255.255.255.128
!
interface AggregatePort 1
 switchport mode trunk
!
interface VLAN 10
 ip address 10.1.0.1 255.255.255.0
 ip address 10.1.1.1 255.255.255.0 secondary
 ipv6 enable
 ipv6 address 2001:DB8:10::1/64
!
end
"""


def test_vlans_and_their_ports() -> None:
    found = read_vlans(RUNNING)
    assert list(found) == ["1", "10", "20", "30", "31"]
    assert found["20"] == {"name": "office", "interfaces": ["GigabitEthernet 0/1", "AggregatePort 1"]}
    assert found["10"]["interfaces"] == ["GigabitEthernet 0/1", "GigabitEthernet 0/2", "AggregatePort 1"]
    assert found["30"]["interfaces"] == ["GigabitEthernet 0/3", "AggregatePort 1"]


def test_addresses() -> None:
    assert read_addresses(RUNNING) == {
        "GigabitEthernet 0/7": {"ipv4": {"192.168.255.253": {"prefix_length": 25}}},
        "VLAN 10": {
            "ipv4": {"10.1.0.1": {"prefix_length": 24}, "10.1.1.1": {"prefix_length": 24}},
            "ipv6": {"2001:db8:10::1": {"prefix_length": 64}},
        },
    }


def test_interfaces() -> None:
    answer = """GigabitEthernet 0/1 is UP  , line protocol is UP
  Hardware is X, address is 02e0.2fc0.d709 (bia 02e0.2fc0.d709)
  Description: to core
  MTU 1500 bytes, BW 1000000 Kbit
VLAN 10 is administratively down  , line protocol is DOWN
  Description:
"""
    found = read_interfaces(answer)
    assert found["GigabitEthernet 0/1"] == {
        "is_up": True,
        "is_enabled": True,
        "description": "to core",
        "last_flapped": -1.0,
        "speed": 1000.0,
        "mtu": 1500,
        "mac_address": "02:E0:2F:C0:D7:09",
    }
    assert (found["VLAN 10"]["is_up"], found["VLAN 10"]["is_enabled"], found["VLAN 10"]["mtu"]) == (False, False, -1)


def test_peers_of_both_families() -> None:
    head = "BGP router identifier 10.0.0.1, local AS number 65001\nBGP table version is 1\n\n"
    title = "Neighbor        V    AS MsgRcvd MsgSent   TblVer  InQ OutQ Up/Down  State/PfxRcd\n"
    four = head + title + "10.0.0.2        4 65002      10      11        1    0    0 01:02:03        5\n"
    four += "10.0.0.3        4 65003       0       0        0    0    0 never    Idle (Admin)\n"
    six = head + title + "2001:DB8::2     4 65002       0       0        0    0    0 never    Active\n"
    told = read_peers({"ipv4": four, "ipv6": six})["global"]
    assert told["router_id"] == "10.0.0.1"
    up, shut, six_peer = (told["peers"][name] for name in ("10.0.0.2", "10.0.0.3", "2001:db8::2"))
    assert (up["is_up"], up["uptime"], up["address_family"]["ipv4"]["received_prefixes"]) == (True, 3723, 5)
    assert (shut["is_up"], shut["is_enabled"]) == (False, False)
    assert (six_peer["is_up"], six_peer["is_enabled"], six_peer["local_as"]) == (False, True, 65001)


def test_tables() -> None:
    arp = "Protocol  Address     Age(min)  Hardware        Type   Interface\nInternet  10.1.0.9    3         0001.0002.0003  arpa   VLAN 10\n"
    assert read_arp(arp) == [{"interface": "VLAN 10", "mac": "00:01:00:02:00:03", "ip": "10.1.0.9", "age": 180.0}]
    nd = "IPv6 Address   Linklayer Addr   Interface\n2001:DB8::9    0001.0002.0003   VLAN 10\n"
    assert read_neighbors6(nd)[0]["ip"] == "2001:db8::9"
    mac = "Vlan   MAC Address      Type     Interface\n 10    0001.0002.0003   DYNAMIC  GigabitEthernet 0/1\n"
    (entry,) = read_mac_table(mac)
    assert (entry["vlan"], entry["static"], entry["interface"]) == (10, False, "GigabitEthernet 0/1")


def test_lldp_neighbors() -> None:
    answer = """LLDP neighbor-information of port [GigabitEthernet 0/1]
  Neighbor index                    : 1
  Chassis ID                        : 0001.0002.0003
  Port ID                           : Gi0/24
  Port description                  : to access
  System name                       : core-1
  System capabilities supported     : Bridge, Router
  System capabilities enabled       : Bridge
"""
    (row,) = read_lldp(answer)["GigabitEthernet 0/1"]
    assert (row["remote_system_name"], row["remote_port"], row["remote_system_capab"]) == (
        "core-1",
        "Gi0/24",
        ["bridge", "router"],
    )
