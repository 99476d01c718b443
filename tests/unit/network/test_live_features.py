"""Every feature has its live check or a reason for having none, and the checks read what simulated devices show."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address
from pathlib import Path
from typing import Any

import pytest
from inside_driver import inside_driver

from edugrid.design.device.aaa import Aaa
from edugrid.design.device.access_control import AccessControl
from edugrid.design.device.acl import Acl
from edugrid.design.device.dhcp import Dhcp, Dhcp4Gateway, Dhcp6Gateway, Dhcpv6Server, Pool4, Pool6, Ra, RaGateway
from edugrid.design.device.first_hop import FirstHop
from edugrid.design.device.multicast import Multicast
from edugrid.design.device.qos import Qos, QosPort
from edugrid.design.device.srv6 import Srv6
from edugrid.design.device.telemetry import Telemetry
from edugrid.design.network import DeviceDesign, System
from edugrid.lab.devices.make_device import make_device
from edugrid.network.capabilities import capabilities
from edugrid.network.live.check import check_live, live_checks
from edugrid.network.live.without_check import WITHOUT_CHECK
from edugrid.network.template_folders import template_folders

HERE = Path(__file__).parents[3]


def _features() -> set[str]:
    folders = template_folders(HERE / "inventories")
    platforms = {file.parent.name for folder in folders for file in folder.glob("*/capabilities.yml")}
    return {name for platform in platforms for name in capabilities(folders, platform).features}


def test_every_feature_has_a_check_or_a_reason() -> None:
    checks, none = set(live_checks()), set(WITHOUT_CHECK)
    assert checks & none == set(), "a reason for having no check, and a check"
    assert _features() - checks - none == set()
    assert (checks | none) - _features() == set(), "no platform has such a feature"
    assert all(len(reason) > 20 for reason in WITHOUT_CHECK.values())


def _look(platform: str, config: str, design: dict[str, Any], **learnt: object) -> dict[str, tuple[str, str]]:
    """(state, actual) by subject, of a device of ``platform`` with ``config``."""
    device = make_device(platform, "sw1", None, startup=config)
    for name, value in learnt.items():
        setattr(device.learnt, name, value)
    base = {"name": "sw1", "platform": platform, "region": "henan", "role": "access", "state": "active"}
    wanted = DeviceDesign(**base, host="127.0.0.1", port=22, system=System(hostname="sw1"), **design)
    return {one.subject: (one.state, one.actual) for one in check_live(wanted, inside_driver(platform, device))}


ACL = Acl(rules4=(), rules6=(), vlans=(10,), ports=())
VLAN10 = FirstHop(vlan=10)
RA = Ra(gateways=(RaGateway(hop=VLAN10, managed=False, other=True),))


def test_access_lists_must_be_in_the_hardware() -> None:
    text = """acl advanced name edu-apps
 rule 5 permit ip
#
acl ipv6 advanced name edu-apps
 rule 5 permit ipv6
#
vlan 10
#
interface Vlan-interface10
 packet-filter name edu-apps inbound
"""
    found = _look("h3c_comware7", text, {"acl": ACL})
    assert found == {"vlan 10 ipv4": ("ok", "edu-apps"), "vlan 10 ipv6": ("failed", "absent")}
    found = _look("h3c_comware7", text, {"acl": ACL}, unfit=frozenset({"Vlan-interface10"}))
    assert found["vlan 10 ipv4"] == ("failed", "absent")


def test_access_lists_of_a_vlan() -> None:
    text = """vlan batch 10
#
acl name edu-apps advance
 rule 5 permit ip
#
acl ipv6 name edu-apps advance
 rule 5 permit ipv6
#
traffic-filter vlan 10 inbound acl name edu-apps
traffic-filter vlan 10 inbound acl ipv6 name edu-apps
"""
    found = _look("huawei_vrp5", text, {"acl": ACL})
    assert found == {"vlan 10 ipv4": ("ok", "edu-apps"), "vlan 10 ipv6": ("ok", "edu-apps")}
    assert {state for state, _ in _look("huawei_vrp5", text, {"acl": ACL}, unfit=frozenset({"10"})).values()} == {
        "failed"
    }


@pytest.mark.parametrize("platform", ["huawei_vrp5", "huawei_vrp8"])
def test_router_advertisements_and_their_flags(platform: str) -> None:
    text = f"""{"ipv6" if platform == "huawei_vrp5" else "sysname sw1"}
#
vlan batch 10
#
interface Vlanif10
 ipv6 enable
 ipv6 address 2001:DB8::1/64
 undo ipv6 nd ra halt
"""
    assert _look(platform, text, {"ra": RA}) == {"vlan 10": ("failed", "sent")}
    good = text + " ipv6 nd autoconfig other-flag\n"
    assert _look(platform, good, {"ra": RA}) == {"vlan 10": ("ok", "sent O")}
    halted = text.replace(" undo ipv6 nd ra halt\n", "")
    assert _look(platform, halted, {"ra": RA}) == {"vlan 10": ("failed", "not sent")}


@pytest.mark.parametrize("platform", ["huawei_vrp5", "huawei_vrp8"])
def test_a_pool_that_is_nearly_used_up(platform: str) -> None:
    text = """dhcp enable
#
ip pool edu-v10
 gateway-list 10.1.0.1
 network 10.1.0.0 mask 255.255.255.0
 excluded-ip-address 10.1.0.2 10.1.0.53
"""
    pool = Pool4(
        name="edu-v10",
        network=IPv4Network("10.1.0.0/24"),
        gateway=IPv4Address("10.1.0.1"),
        first=IPv4Address("10.1.0.54"),
        last=IPv4Address("10.1.0.254"),
        dns_servers=(),
        domain="edu",
        lease_hours=12,
    )
    design = {"dhcp": Dhcp(gateways=(Dhcp4Gateway(hop=VLAN10, pool=pool),))}
    assert _look(platform, text, design) == {"edu-v10": ("ok", "0 %")}
    assert _look(platform, text, design, pool_used={"edu-v10": 200}) == {"edu-v10": ("failed", "99 %")}


@pytest.mark.parametrize(
    ("platform", "line"),
    [("huawei_vrp5", "dhcpv6 pool p\n address prefix"), ("h3c_comware7", "ipv6 dhcp pool p\n network")],
)
def test_pools_of_ipv6(platform: str, line: str) -> None:
    pool = Pool6.model_validate({"name": "p", "prefix": "2001:db8:1::/64", "dns_servers": (), "domain": "edu"})
    design = {"dhcpv6_server": Dhcpv6Server(gateways=(Dhcp6Gateway(hop=VLAN10, pool=pool),))}
    first = "ipv6\n#\ndhcp enable\n#\n" if platform == "huawei_vrp5" else ""
    good = _look(platform, f"{first}{line} 2001:DB8:1::/64\n", design)
    assert good == {"p": ("ok", "2001:db8:1::/64")}
    assert _look(platform, f"{first}{line} 2001:DB8:2::/64\n", design) == {"p": ("failed", "2001:db8:2::/64")}
    assert _look(platform, "", design) == {"p": ("failed", "absent")}


def test_the_locator_has_its_prefix() -> None:
    design = {
        "srv6": Srv6.model_validate(
            {"locator": "EDU", "prefix": "2001:db8:1::/64", "static_bits": 16, "source": IPv6Address("2001:db8::1")}
        )
    }
    text = "segment-routing ipv6\n locator EDU ipv6-prefix 2001:DB8:1:: 64 static 16\n"
    assert _look("huawei_vrp8", text, design) == {"EDU": ("ok", "2001:db8:1::/64")}
    assert _look("huawei_vrp8", text.replace("DB8:1", "DB8:2"), design) == {"EDU": ("failed", "2001:db8:2::/64")}


def test_samples_of_every_port() -> None:
    ports = ("GigabitEthernet1/0/1", "GigabitEthernet1/0/2")
    design = {
        "telemetry": Telemetry(
            agent=IPv4Address("10.0.0.1"),
            collector=IPv4Address("10.0.0.9"),
            sampling=2000,
            counter_seconds=30,
            ports=ports,
        )
    }
    text = """ sflow agent ip 10.0.0.1
 sflow collector 1 ip 10.0.0.9
#
interface GigabitEthernet1/0/1
 sflow sampling-rate 2000
 sflow flow collector 1
"""
    found = _look("h3c_comware7", text, design)
    assert found == {ports[0]: ("ok", "1 of 2000"), ports[1]: ("failed", "absent")}


VRP5_RADIUS = """radius-server template edu
 radius-server shared-key cipher %^%#aaaa%^%#
 radius-server authentication 10.0.0.1 1812 weight 80
 radius-server authentication 10.0.0.2 1812 weight 70
 radius-server accounting 10.0.0.1 1813 weight 80
"""
COMWARE_RADIUS = """radius scheme edu
 primary authentication 10.0.0.1
 secondary authentication 10.0.0.2
 primary accounting 10.0.0.2
 key authentication cipher $c$3$aaaa
"""


@pytest.mark.parametrize(("platform", "text"), [("huawei_vrp5", VRP5_RADIUS), ("h3c_comware7", COMWARE_RADIUS)])
def test_a_radius_server_that_is_silent(platform: str, text: str) -> None:
    servers = (IPv4Address("10.0.0.1"), IPv4Address("10.0.0.2"))
    design = {"access_control": AccessControl(servers=servers, accounting=True, methods=("dot1x",))}
    found = _look(platform, text, design, silent_radius=frozenset({"10.0.0.2"}))
    assert found == {"10.0.0.1": ("ok", "up"), "10.0.0.2": ("failed", "down")}


HWTACACS = """hwtacacs-server template edu-login
 hwtacacs-server authentication 10.0.0.1
 hwtacacs-server authentication 10.0.0.2 secondary
 hwtacacs-server authorization 10.0.0.1
"""


@pytest.mark.parametrize(
    ("platform", "protocol", "text"),
    [
        ("huawei_vrp5", "radius", VRP5_RADIUS.replace("edu", "edu-login")),
        ("huawei_vrp8", "radius", VRP5_RADIUS.replace("edu", "edu-login")),
        ("huawei_vrp8", "hwtacacs", HWTACACS),
        ("h3c_comware7", "radius", COMWARE_RADIUS.replace("edu", "edu-login")),
    ],
)
def test_a_server_for_logins_that_is_silent(platform: str, protocol: str, text: str) -> None:
    servers = tuple(IPv4Address(f"10.0.0.{n}") for n in (1, 2, 3))
    design = {"aaa": Aaa.model_validate({"protocol": protocol, "servers": servers, "accounting": True})}
    found = _look(platform, text, design, silent_radius=frozenset({"10.0.0.2"}))
    assert found == {"10.0.0.1": ("ok", "up"), "10.0.0.2": ("failed", "down"), "10.0.0.3": ("failed", "absent")}


@pytest.mark.parametrize(
    ("platform", "on", "port"),
    [
        ("huawei_vrp5", "multicast routing-enable\n", "GigabitEthernet0/0/1"),
        ("huawei_vrp8", "multicast routing-enable\n", "10GE1/0/1"),
        ("h3c_comware7", "multicast routing\n", "GigabitEthernet1/0/1"),
    ],
)
def test_pim_neighbours(platform: str, on: str, port: str) -> None:
    design = {"multicast": Multicast(rp=IPv4Address("10.0.0.1"), vlans=(), hops=(), links=(port,))}
    assert _look(platform, on, design) == {port: ("failed", "absent")}
    assert _look(platform, on, design, pim=((port, "10.0.1.2"),)) == {port: ("ok", "10.0.1.2")}


@pytest.mark.parametrize("platform", ["huawei_vrp5", "huawei_vrp8", "h3c_comware7"])
def test_a_policy_is_bound_and_in_the_hardware(platform: str) -> None:
    port, bind = {
        "huawei_vrp5": ("GigabitEthernet0/0/1", " traffic-policy edu-1 inbound"),
        "huawei_vrp8": ("10GE1/0/1", " traffic-policy edu-1 inbound"),
        "h3c_comware7": ("GigabitEthernet1/0/1", " qos apply policy edu-1 inbound"),
    }[platform]
    word = "qos" if platform == "h3c_comware7" else "traffic"
    text = f"{word} policy edu-1\n#\ninterface {port}\n{bind}\n"
    design = {"qos": Qos(ports=(QosPort(port=port, policy="edu-1", limit=None, guarantees=()),))}
    assert _look(platform, text, design) == {port: ("ok", "edu-1")}
    assert _look(platform, f"{word} policy edu-1\n", design) == {port: ("failed", "absent")}
    if platform != "h3c_comware7":
        assert _look(platform, text, design, unfit=frozenset({port})) == {port: ("failed", "absent")}


def test_what_no_source_shows_is_unknown() -> None:
    found = _look("huawei_vrp8", "", {"acl": ACL})
    assert [state for state, _ in found.values()] == ["unknown"]
