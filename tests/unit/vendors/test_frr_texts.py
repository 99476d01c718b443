"""FRR's texts, without a router: diff, merge, secrets, getters."""

from typing import Any

import pytest

from edugrid.vendors.frr.config_paths import config_paths
from edugrid.vendors.frr.merged_config import merged_config
from edugrid.vendors.frr.read_bgp_neighbors import read_bgp_neighbors
from edugrid.vendors.frr.read_interfaces import read_interfaces
from edugrid.vendors.frr.read_ping import read_ping
from edugrid.vendors.frr.read_routes import seconds
from edugrid.vendors.frr.read_tunnels import Tunnels, read_tunnels
from edugrid.vendors.frr.readable_diff import readable_diff
from edugrid.vendors.frr.recall_tunnels import recall_tunnels
from edugrid.vendors.frr.without_secrets import without_secrets

RUNNING = """\
frr version 8.4.4
hostname r
!
interface eth1
 description old
 ip address 10.0.0.1/24
exit
!
ip route 10.9.0.0/16 blackhole
!
router bgp 65000
 neighbor 10.0.0.2 remote-as 65001
 neighbor 10.0.0.2 description peer
 neighbor 10.0.0.22 remote-as 65022
 !
 address-family ipv4 unicast
  network 10.0.0.0/24
 exit-address-family
exit
!
end
"""
# as printed by frr-reload.py --test of FRR 8.4.4
DELTAS = """
Lines To Delete
===============
router bgp 65000
 address-family ipv4 unicast
  no network 10.0.0.0/24\x20
router bgp 65000
 bgp ebgp-requires-policy
no router ospf

Lines To Add
============
no ip route 10.9.0.0/16 blackhole
interface eth2
interface eth2
 description new
interface eth2
 ip address 10.7.0.1/24
"""


def test_diff_has_each_line_once_under_its_views() -> None:
    assert readable_diff(DELTAS, RUNNING).splitlines() == [
        " router bgp 65000",
        "  address-family ipv4 unicast",
        "-  network 10.0.0.0/24",
        "- no bgp ebgp-requires-policy",
        "-router ospf",
        "-ip route 10.9.0.0/16 blackhole",
        "+interface eth2",
        "+ description new",
        "+ ip address 10.7.0.1/24",
    ]


def test_no_deltas_are_no_diff() -> None:
    assert readable_diff("") == ""
    assert readable_diff("\n\n") == ""


def test_paths_name_the_views_of_each_line() -> None:
    paths = config_paths(RUNNING)
    assert ("router bgp 65000", "address-family ipv4 unicast", "network 10.0.0.0/24") in paths
    assert ("interface eth1", "ip address 10.0.0.1/24") in paths
    assert not any(path[-1] in {"exit", "end", "!"} for path in paths)


def test_merging_what_is_there_changes_nothing() -> None:
    assert config_paths(merged_config(RUNNING, RUNNING)) == config_paths(RUNNING)


def test_merge_puts_a_line_into_its_view_and_closes_it() -> None:
    merged = merged_config(RUNNING, "router bgp 65000\n address-family ipv6 unicast\n  network 2001:db8::/64\n")
    assert "\n address-family ipv6 unicast\n  network 2001:db8::/64\n exit-address-family\nexit\n" in merged
    assert set(config_paths(RUNNING)) < set(config_paths(merged))


@pytest.mark.parametrize(
    ("taken", "gone"),
    [
        ("interface eth1\n no description\n", {("interface eth1", "description old")}),
        ("no ip route 10.9.0.0/16 blackhole\n", {("ip route 10.9.0.0/16 blackhole",)}),
        (
            "router bgp 65000\n no neighbor 10.0.0.2\n",
            {
                ("router bgp 65000", "neighbor 10.0.0.2 remote-as 65001"),
                ("router bgp 65000", "neighbor 10.0.0.2 description peer"),
            },
        ),
        ("no interface eth1\n", {path for path in config_paths(RUNNING) if path[0] == "interface eth1"}),
    ],
)
def test_merge_of_a_no_takes_just_these_lines_away(taken: str, gone: set[tuple[str, ...]]) -> None:
    assert set(config_paths(RUNNING)) - set(config_paths(merged_config(RUNNING, taken))) == gone


@pytest.mark.parametrize(
    "line",
    [
        " neighbor 10.0.0.2 password {}",
        "+ neighbor UPLINKS password {}",
        " ip ospf authentication-key {}",
        " ip ospf message-digest-key 1 md5 {}",
        " isis password md5 {}",
        " area-password clear {}",
        "  key-string {}",
        "password {}",
        "enable password 8 {}",
        "line 11: % Unknown command: neighbor 10.0.0.2 password {} bogus",
    ],
)
def test_secrets_are_removed(line: str) -> None:
    secret = "hunter2+/="
    shown = without_secrets(f"hostname r\n{line.format(secret)}\nexit\n")
    assert secret not in shown
    assert "<removed>" in shown
    assert shown.endswith("\nexit\n")


def test_lines_without_secrets_stay() -> None:
    assert without_secrets(RUNNING) == RUNNING


@pytest.mark.parametrize(
    ("uptime", "expected"), [("00:01:02", 62), ("1d02h03m", 93780), ("1w2d03h", 788400), ("never", -1)]
)
def test_uptime(uptime: str, expected: int) -> None:
    assert seconds(uptime) == expected


def test_a_peer_that_is_down_has_no_counters() -> None:
    peer = {"remoteAs": 1, "localAs": 2, "bgpState": "Idle", "adminShutDown": True, "localRouterId": "10.0.0.1"}
    families = {"ipv4Unicast": {"acceptedPrefixCounter": 0}}
    found = read_bgp_neighbors({"default": {"vrfId": 0, "10.0.0.2": {**peer, "addressFamilyInfo": families}}})
    assert found["global"]["router_id"] == "10.0.0.1"
    shown = found["global"]["peers"]["10.0.0.2"]
    assert (shown["is_up"], shown["is_enabled"], shown["uptime"]) == (False, False, -1)
    assert shown["address_family"]["ipv4"]["accepted_prefixes"] == -1


def test_an_unknown_speed_is_not_four_terabits() -> None:
    assert read_interfaces({"lo": {"speed": 4294967295}})["lo"]["speed"] == -1.0


def test_ping_without_any_answer_is_loss_and_not_an_error() -> None:
    lost = read_ping(1, "2 packets transmitted, 0 received, 100% packet loss, time 1ms\n", "")
    assert (lost["success"]["probes_sent"], lost["success"]["packet_loss"]) == (2, 2)
    assert read_ping(2, "", "ping: connect: Network is unreachable") == {
        "error": "ping: connect: Network is unreachable"
    }


def test_tunnels_whose_far_ends_are_forgotten() -> None:
    """The shapes are those of FRR 8.4.4; the far end of IPv6 routes is the IPv4 one, mapped (RFC 4291, 2.5.5.2)."""
    tenant = {"vrf": "edu-t-exams", "vni": 10000, "sviIntf": "br10000", "state": "Up", "routerMac": "3e:c6:a6:81:37:c7"}

    def route(address: str, port: str, **more: object) -> list[dict[str, object]]:
        return [{"protocol": "bgp", "nexthops": [{"ip": address, "interfaceName": port, "active": True, **more}]}]

    mac = {"routerMac": "9a:27:a6:d1:0e:c9"}
    near, far = "172.20.0.1", "::ffff:ac14:1"
    said: dict[str, dict[str, Any]] = {
        "show vrf vni json": {
            "vrfs": [tenant, {"vrf": "edu-t-labs", "vni": 10001, "sviIntf": "None", "state": "Down"}]
        },
        "show ip route vrf edu-t-exams bgp json": {
            "10.0.64.0/26": route(near, "br10000", onLink=True),
            "10.9.0.0/24": route("10.0.64.2", "br10003"),
        },
        "show ipv6 route vrf edu-t-exams bgp json": {"3fff:410:10::/64": route(far, "br10000", onLink=True)},
    }
    for known, found in (
        ({"10000": {"numNextHops": 2, near: mac, far: mac}}, {near: True, far: True}),
        ({}, {near: False, far: False}),
        ({"10000": {near: mac}}, {near: True, far: False}),
    ):
        said["show evpn next-hops vni all json"] = known
        assert read_tunnels(lambda command: said[command]) == {"edu-t-exams": found}
    assert read_tunnels({"show vrf vni json": {"vrfs": []}}.__getitem__) == {}


@pytest.mark.parametrize(
    ("looks", "restarted"),
    [
        # routes came, and nobody knows where to; after the restart they go, come back, and are known
        ([{"t": {}}, *[{"t": {"a": False}}] * 2, {}, {"t": {}}, *[{"t": {"a": True}}] * 2], ["t"]),
        ([*[{"t": {"a": True, "b": False}}] * 2, *[{"t": {"a": True, "b": True}}] * 2], ["t"]),
        ([*[{"t": {"a": False}, "u": {"a": True}}] * 4, *[{"t": {"a": True}, "u": {"a": True}}] * 2], ["t", "t"]),
        ([{"t": {"a": False}}] * 16, ["t"] * 3),  # no use: the live check says so
        ([{"t": {}}, {"t": {"a": False}}, {"t": {"a": True}}, {"t": {"a": True}}], []),  # slow, not lost
        ([{"t": {"a": True}, "u": {}}, *[{"t": {"a": True}, "u": {}}] * 10], []),  # nobody else has `u`
        ([{}] * 11, []),  # its bridge is down
        ([{"t": {"a": True}}, {"t": {"a": True}}], []),
    ],
)
def test_forgotten_tunnels_are_asked_for_again(
    looks: list[Tunnels], restarted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look takes a second of the watch's time; all the looks are taken, and no more."""
    clock, left, seen = [0.0], list(looks), list[str]()
    monkeypatch.setattr("edugrid.vendors.frr.recall_tunnels.time.monotonic", lambda: clock[0])
    monkeypatch.setattr(
        "edugrid.vendors.frr.recall_tunnels.time.sleep", lambda s: clock.__setitem__(0, clock[0] + s + 0.01)
    )
    assert recall_tunnels(lambda: left.pop(0), seen.extend) == len(restarted)
    assert (left, seen) == ([], restarted)
