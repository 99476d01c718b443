"""The FRR driver against real FRR routers, over real OpenSSH."""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from napalm.base.exceptions import (
    CommitConfirmException,
    CommitError,
    ConnectionException,
    LockError,
    MergeConfigException,
    ReplaceConfigException,
)

from edugrid.comply.config_text import ConfigText
from edugrid.lab import fabric
from edugrid.lab.fabric.state import State
from edugrid.rollout.merged_target import merged_target
from edugrid.vendors.base.errors import HostKeyUnknownError
from edugrid.vendors.frr.driver import FrrDriver

pytestmark = [pytest.mark.lab, pytest.mark.frr]

PASSWORD = "not-for-your-eyes"
HEAD = "frr defaults traditional\nhostname {name}\nservice integrated-vtysh-config\n!\n"
CITY = (
    HEAD.format(name="zz-pop-1")
    + """\
interface eth1
 description to zm-pop-1 eth1
 ip address 10.0.12.0/31
 ipv6 address 2001:db8:12::1/64
exit
!
interface lo
 ip address 10.1.0.1/32
 ipv6 address 2001:db8:ffff::1/128
exit
!
router bgp 65000
 bgp router-id 10.1.0.1
 no bgp ebgp-requires-policy
 no bgp default ipv4-unicast
 neighbor 10.0.12.1 remote-as 65101
 neighbor 10.0.12.1 timers connect 1
 neighbor 2001:db8:12::2 remote-as 65101
 neighbor 2001:db8:12::2 timers connect 1
 !
 address-family ipv4 unicast
  network 10.1.0.1/32
  neighbor 10.0.12.1 activate
 exit-address-family
 !
 address-family ipv6 unicast
  network 2001:db8:ffff::1/128
  neighbor 2001:db8:12::2 activate
 exit-address-family
exit
!
"""
)
COUNTY = (
    HEAD.format(name="zm-pop-1")
    + """\
interface eth1
 description to zz-pop-1 eth1
 ip address 10.0.12.1/31
 ipv6 address 2001:db8:12::2/64
exit
!
interface eth2
 ip address 10.2.0.1/24
 ipv6 address 2001:db8:2::1/64
exit
!
interface lo
 ip address 10.1.0.2/32
 ipv6 address 2001:db8:ffff::2/128
exit
!
ipv6 prefix-list FROM-CITY seq 5 permit any
!
route-map FROM-CITY permit 10
 match ipv6 address prefix-list FROM-CITY
exit
!
router bgp 65101
 bgp router-id 10.1.0.2
 no bgp ebgp-requires-policy
 no bgp default ipv4-unicast
 neighbor 10.0.12.0 remote-as 65000
 neighbor 10.0.12.0 timers connect 1
 neighbor 2001:db8:12::1 remote-as 65000
 neighbor 2001:db8:12::1 timers connect 1
 !
 address-family ipv4 unicast
  network 10.1.0.2/32
  network 10.2.0.0/24
  neighbor 10.0.12.0 activate
 exit-address-family
 !
 address-family ipv6 unicast
  network 2001:db8:2::/64
  network 2001:db8:ffff::2/128
  neighbor 2001:db8:12::1 activate
  neighbor 2001:db8:12::1 route-map FROM-CITY in
 exit-address-family
exit
!
"""
)
NO_ROUTES = COUNTY.replace("seq 5 permit any", "seq 5 deny any")


def eventually(true: Callable[[], bool], what: str) -> None:
    for _ in range(300):
        if true():
            return
        time.sleep(0.2)
    pytest.fail(f"never happened: {what}")


def driver(lab: Path, name: str, **optional_args: object) -> FrrDriver:
    layout = fabric.Layout(lab)
    host, port = fabric.status(lab)[name].address or ("", 0)
    access = {"port": port, "key_file": str(layout.key), "known_hosts": str(layout.known_hosts)}
    return FrrDriver(host, "root", "", optional_args={**access, **optional_args})


@pytest.fixture(scope="module")
def city(frr_lab: Path) -> Iterator[FrrDriver]:
    with driver(frr_lab, "zz-pop-1") as open_driver:
        yield open_driver


@pytest.fixture(scope="module")
def joined(frr_lab: Path, city: FrrDriver) -> Iterator[FrrDriver]:
    """Push both ends of the uplink; give the county router's driver when BGP runs and packets pass."""
    with driver(frr_lab, "zm-pop-1") as county:
        for router, config in ((city, CITY), (county, COUNTY)):
            router.load_replace_candidate(config=config)
            router.commit_config()
        fabric.address(frr_lab, "h-zm", "eth0", ("10.2.0.2/24", "2001:db8:2::2/64"), ("10.2.0.1", "2001:db8:2::1"))
        eventually(lambda: reaches_city(frr_lab), "ping6 between the loopbacks")
        yield county


@pytest.fixture
def county(joined: FrrDriver) -> Iterator[FrrDriver]:
    """Give the joined county router, and put it back to its configuration whatever a test does."""
    before = joined.get_config(retrieve="all")
    yield joined
    joined.discard_config()
    if joined.has_pending_commit():
        joined.rollback()
    if joined.get_config() != before:
        joined.load_replace_candidate(config=COUNTY)
        joined.commit_config()
        joined.discard_config()
    assert joined.get_config() == before


def reaches_city(lab: Path) -> bool:
    return fabric.ping(lab, "zm-pop-1", "2001:db8:ffff::1", source="2001:db8:ffff::2")


def running(router: FrrDriver) -> str:
    text: str = router.get_config(retrieve="running")["running"]
    return text


IGP = """\
interface eth1
 ip router isis 4100
 ipv6 router isis 4100
 isis metric 20
 isis network point-to-point
exit
!
router isis 4100
 is-type level-2-only
 net 49.4101.0010.0001.000{number}.00
 topology ipv6-unicast
exit
!
"""
OSPF = """\
interface eth1
 ip ospf area 0.0.0.0
 ip ospf cost 20
 ip ospf network point-to-point
 ipv6 ospf6 area 0.0.0.0
 ipv6 ospf6 cost 20
 ipv6 ospf6 network point-to-point
exit
!
router ospf
 ospf router-id 10.1.0.2
exit
!
router ospf6
 ospf6 router-id 10.1.0.2
exit
!
ip prefix-list EDU4-OSPF description edugrid
!
"""


def test_isis_neighbours_and_another_igp_in_its_place(city: FrrDriver, county: FrrDriver) -> None:
    before = running(city)
    for router, config, number in ((city, CITY, 1), (county, COUNTY, 2)):
        router.load_replace_candidate(config=config + IGP.format(number=number))
        router.commit_config()
    expected = {
        "protocol": "isis",
        "neighbor": "zz-pop-1",
        "interface": "eth1",
        "state": "up",
        "level_or_area": "level-2",
    }
    # a neighbour is known by its system id until its first link state packet has come
    eventually(lambda: county.get_igp_neighbors() == [expected], "an IS-IS adjacency")
    # frr-reload stumbles over interface lines that went with the process; what is there in the end counts
    county.load_replace_candidate(config=COUNTY + OSPF)
    county.commit_config()
    assert {"router ospf", "router ospf6"} <= set(running(county).splitlines())
    assert "isis" not in running(county)
    assert county.get_igp_neighbors() == []
    # the feature goes off: the lines of others stay, and OSPF with our mark is not among them
    county.load_replace_candidate(config=merged_target("frr", running(county), COUNTY))
    county.commit_config()
    assert "ospf" not in running(county).lower()
    city.load_replace_candidate(config=CITY)
    city.commit_config()
    assert running(city) == before


def test_bgp_is_established_for_both_families_and_packets_pass(frr_lab: Path, county: FrrDriver) -> None:
    eventually(lambda: all(peer["is_up"] for peer in county.get_bgp_neighbors()["global"]["peers"].values()), "BGP up")
    found = county.get_bgp_neighbors()["global"]
    assert found["router_id"] == "10.1.0.2"
    assert {address: (peer["local_as"], peer["remote_as"]) for address, peer in found["peers"].items()} == {
        "10.0.12.0": (65101, 65000),
        "2001:db8:12::1": (65101, 65000),
    }
    assert found["peers"]["2001:db8:12::1"]["address_family"]["ipv6"]["accepted_prefixes"] == 1
    assert found["peers"]["10.0.12.0"]["address_family"]["ipv4"]["sent_prefixes"] == 3
    eventually(lambda: fabric.ping(frr_lab, "h-zm", "10.1.0.1"), "IPv4 from the county's host to the city")
    assert fabric.ping(frr_lab, "h-zm", "2001:db8:ffff::1", source="2001:db8:2::2")
    assert fabric.ping(frr_lab, "zz-pop-1", "10.1.0.2", source="10.1.0.1")


@pytest.mark.parametrize(("router", "config"), [("zz-pop-1", CITY), ("zm-pop-1", COUNTY)])
def test_the_same_candidate_again_changes_nothing(frr_lab: Path, county: FrrDriver, router: str, config: str) -> None:
    assert county.is_alive() == {"is_alive": True}
    with driver(frr_lab, router) as again:
        before = running(again)
        again.load_replace_candidate(config=config)
        assert again.compare_config() == ""
        again.commit_config()
        assert running(again) == before
        assert again.get_config()["startup"].splitlines() == before.splitlines()[:-1]  # all but FRR's `end`


def test_compare_shows_the_lines_that_come_and_go(county: FrrDriver) -> None:
    county.load_replace_candidate(
        config=COUNTY.replace("to zz-pop-1 eth1", "moved").replace("  network 10.2.0.0/24\n", "")
    )
    before = running(county)
    assert county.compare_config().splitlines() == [
        " interface eth1",
        "- description to zz-pop-1 eth1",
        " router bgp 65101",
        "  address-family ipv4 unicast",
        "-  network 10.2.0.0/24",
        " interface eth1",
        "+ description moved",
    ]
    county.discard_config()
    assert county.compare_config() == ""
    assert running(county) == before


def test_hand_made_drift_is_found_and_repaired(county: FrrDriver) -> None:
    before = running(county)
    county.cli(["configure\ninterface eth1\ndescription HAND\nexit\nip route 203.0.113.0/24 blackhole"])
    county.load_replace_candidate(config=COUNTY)
    assert county.compare_config().splitlines() == [
        " interface eth1",
        "- description HAND",
        "-ip route 203.0.113.0/24 blackhole",
        " interface eth1",
        "+ description to zz-pop-1 eth1",
    ]
    county.commit_config()
    assert running(county) == before


def test_rollback_gives_back_running_and_saved_configuration_byte_for_byte(county: FrrDriver) -> None:
    before = county.get_config()
    county.load_replace_candidate(config=NO_ROUTES.replace("to zz-pop-1 eth1", "changed"))
    county.commit_config(message="a change to take back")
    assert "description changed" in county.get_config()["startup"]
    county.rollback()
    assert county.get_config() == before
    with pytest.raises(CommitError, match="nothing to roll back"):
        county.rollback()


def test_a_line_that_frr_does_not_know_is_refused_and_nothing_is_touched(county: FrrDriver) -> None:
    before = county.get_config()
    bad = COUNTY.replace(
        " no bgp default ipv4-unicast\n", f" no bgp default ipv4-unicast\n bogus password {PASSWORD}\n"
    )
    county.load_replace_candidate(config=bad)
    with pytest.raises(ReplaceConfigException, match=r"line \d+: % Unknown command") as compared:
        county.compare_config()
    with pytest.raises(ReplaceConfigException, match=r"line \d+: % Unknown command"):
        county.commit_config()
    assert "Lines To Delete" not in str(compared.value)
    county.discard_config()
    assert county.get_config() == before


@pytest.mark.parametrize("text", ["", "! only a comment\n", "\n\n"])
def test_an_empty_candidate_is_refused(county: FrrDriver, text: str) -> None:
    with pytest.raises(ReplaceConfigException, match="delete the whole"):
        county.load_replace_candidate(config=text)
    with pytest.raises(MergeConfigException):
        county.load_merge_candidate(config=text)


def test_what_frr_accepts_but_does_not_do_is_put_back(county: FrrDriver) -> None:
    # bgpd refuses the second aggregate with exit status 0: only comparing again tells
    double = "  aggregate-address 2001:db8::/32\n  aggregate-address 2001:db8::/32 summary-only\n"
    before = county.get_config()
    county.load_replace_candidate(
        config=COUNTY.replace("  network 2001:db8:2::/64\n", f"{double}  network 2001:db8:2::/64\n")
    )
    with pytest.raises(CommitError, match=r"put back[\s\S]*already same aggregate[\s\S]*\+  aggregate-address"):
        county.commit_config()
    county.discard_config()
    assert county.get_config() == before


def test_a_cutting_change_heals_itself_when_the_manager_is_gone(frr_lab: Path, county: FrrDriver) -> None:
    before = county.get_config()
    with driver(frr_lab, "zm-pop-1") as lost:
        lost.load_replace_candidate(config=NO_ROUTES)
        lost.commit_config(revert_in=8)
        assert lost.has_pending_commit()
        assert lost.get_config()["startup"] == before["startup"]  # a reboot would revert as well
        eventually(lambda: not reaches_city(frr_lab), "the policy cuts the loopbacks")
        lost.load_replace_candidate(config=COUNTY)
        with pytest.raises(CommitConfirmException, match="pending"):
            lost.commit_config()
    # nobody confirms, and the session is closed
    eventually(lambda: not county.has_pending_commit(), "the router takes the commit back")
    assert county.get_config() == before
    eventually(lambda: reaches_city(frr_lab), "the loopbacks reach each other again")
    with pytest.raises(CommitConfirmException, match="took it back"):
        county.confirm_commit()


def test_a_confirmed_commit_stays_and_is_saved(frr_lab: Path, county: FrrDriver) -> None:
    with driver(frr_lab, "zm-pop-1", change_id="change-7") as first:
        first.load_replace_candidate(config=COUNTY.replace("to zz-pop-1 eth1", "kept"))
        first.commit_config(revert_in=3)
    county.confirm_commit()  # another session may
    assert not county.has_pending_commit()
    time.sleep(4)  # beyond the revert's time
    assert "description kept" in running(county)
    assert "description kept" in county.get_config()["startup"]
    with pytest.raises(CommitError, match="not this session's"):
        county.rollback()
    with driver(frr_lab, "zm-pop-1", change_id="change-7") as second:
        second.rollback()
    assert "description to zz-pop-1 eth1" in running(county)


def test_rollback_of_a_pending_commit_ends_its_timer(county: FrrDriver) -> None:
    before = county.get_config()
    county.load_replace_candidate(config=NO_ROUTES)
    county.commit_config(revert_in=600)
    county.rollback()
    assert not county.has_pending_commit()
    assert county.get_config() == before
    assert county._run("ps ax -o args=").out.count("sleep 600") == 0  # noqa: SLF001 - the router's process list


def test_a_commit_goes_on_when_the_manager_is_cut_off_in_the_middle(frr_lab: Path, county: FrrDriver) -> None:
    lost = driver(frr_lab, "zm-pop-1")
    lost.open()
    lost.load_replace_candidate(config=COUNTY.replace("to zz-pop-1 eth1", "manager gone"))
    job = lost._job()  # noqa: SLF001 - the driver would wait for the end
    channel = lost.device.remote_conn_pre.get_transport().open_session()
    channel.exec_command(f"sh {job._program} /run/edugrid-frr commit gone 0 exact")  # noqa: SLF001 - the same
    channel.sendall(lost.get_config()["candidate"].encode())
    channel.shutdown_write()
    eventually(lambda: "commit.gone" in county._run("ls /run/edugrid-frr").out, "the job has begun")  # noqa: SLF001 - the same
    lost.device.remote_conn_pre.get_transport().close()
    eventually(lambda: "description manager gone" in county.get_config()["startup"], "the commit is complete")
    eventually(lambda: "commit.gone" not in county._run("ls /run/edugrid-frr").out, "the job has tidied up")  # noqa: SLF001 - the same


def test_two_managers_do_not_change_a_router_at_the_same_time(frr_lab: Path, county: FrrDriver) -> None:
    before = county.get_config()
    with driver(frr_lab, "zm-pop-1") as other:
        assert not other.has_pending_commit()  # its program, and so the lock's folder, is on the router
        held = other.device.remote_conn_pre.get_transport().open_session()
        held.exec_command("flock /run/edugrid-frr/lock sh -c 'echo held; cat'")
        assert held.recv(16) == b"held\n"
        county.load_replace_candidate(config=NO_ROUTES)
        with pytest.raises(LockError):
            county.commit_config()
        assert county.get_config()["running"] == before["running"]
        held.close()


def test_merge_adds_takes_away_and_replaces(county: FrrDriver) -> None:
    before = county.get_config()
    county.load_merge_candidate(config="interface eth1\n description merged\nip route 203.0.113.0/24 blackhole\n")
    county.load_merge_candidate(config="interface eth2\n no ipv6 address 2001:db8:2::1/64\n")
    assert county.compare_config().splitlines() == [
        " interface eth2",
        "- ipv6 address 2001:db8:2::1/64",
        " interface eth1",
        "+ description merged",
        "+ip route 203.0.113.0/24 blackhole",
    ]
    county.commit_config()
    after = running(county)
    assert "description merged" in after
    assert "description to zz-pop-1" not in after
    assert "2001:db8:2::1/64" not in after
    assert "network 2001:db8:2::/64" in after
    county.rollback()
    assert county.get_config() == before


def test_secrets_reach_no_diff_error_log_or_argument(county: FrrDriver) -> None:
    secret = COUNTY.replace(
        " neighbor 10.0.12.0 timers", f" neighbor 10.0.12.0 password {PASSWORD}\n neighbor 10.0.12.0 timers"
    )
    county.load_replace_candidate(config=secret)
    assert "+ neighbor 10.0.12.0 password <removed>" in county.compare_config().splitlines()
    county.commit_config()
    assert PASSWORD in running(county)
    assert PASSWORD not in json.dumps(county.get_config(sanitized=True))
    county.load_replace_candidate(config=secret.replace(PASSWORD, "another-one"))
    diff = county.compare_config()
    assert "password <removed>" in diff
    assert PASSWORD not in diff
    assert "another-one" not in diff
    logs = county._run("cat /var/log/frr/* 2>/dev/null; ls -ld /run/edugrid-frr; ps axww")  # noqa: SLF001 - on the router
    assert PASSWORD not in logs.out
    assert "drwx------" in logs.out


def test_getters(county: FrrDriver) -> None:
    facts = county.get_facts()
    assert (facts["vendor"], facts["hostname"]) == ("FRRouting", "zm-pop-1")
    assert re.fullmatch(r"\d+\.\d+.*", facts["os_version"])
    assert facts["interface_list"] == ["eth1", "eth2", "lo"]
    interfaces = county.get_interfaces()
    assert interfaces["eth1"]["is_up"]
    assert interfaces["eth1"]["is_enabled"]
    assert interfaces["eth1"]["description"] == "to zz-pop-1 eth1"
    assert interfaces["eth1"]["mtu"] == 1500
    addresses = county.get_interfaces_ip()
    assert addresses["eth1"]["ipv4"] == {"10.0.12.1": {"prefix_length": 31}}
    assert addresses["lo"]["ipv6"] == {"2001:db8:ffff::2": {"prefix_length": 128}}


def test_getters_of_the_host_below(county: FrrDriver) -> None:
    counters = county.get_interfaces_counters()
    assert set(counters) >= {"eth1", "eth2", "lo"}
    assert counters["eth1"]["rx_octets"] > 0
    assert county.ping("10.0.12.0", count=1)["success"]["packet_loss"] == 0
    assert "10.0.12.0" in {entry["ip"] for entry in county.get_arp_table() if entry["interface"] == "eth1"}
    assert county.ping("2001:db8:12::1", count=1)["success"]["packet_loss"] == 0
    assert "2001:db8:12::1" in {entry["ip"] for entry in county.get_ipv6_neighbors_table()}
    environment = county.get_environment()
    assert 0 < environment["memory"]["used_ram"] < environment["memory"]["available_ram"]
    assert county.get_users()["root"] == {"level": 15, "password": "", "sshkeys": []}
    assert county.get_vlans() == {}
    assert isinstance(county.get_mac_address_table(), list)


def test_evidence_of_the_host_below(county: FrrDriver) -> None:
    """A server that was started for one connection does not say with what settings: so nothing is told of them."""
    text = f"{running(county)}!\n{county.get_host_config()}"
    lines = [line.text for line in ConfigText("frr", text, "configs/county.cfg", observed=True).lines]
    assert any(line.startswith("host account root uid 0 shell ") for line in lines)
    assert [line for line in lines if line.startswith("host ssh")] == []
    assert PASSWORD not in text


def test_routes_of_both_families_with_their_bgp_attributes(county: FrrDriver) -> None:
    eventually(lambda: bool(county.get_route_to("10.1.0.1/32")), "the IPv4 route")
    (four,) = county.get_route_to("10.1.0.1/32")["10.1.0.1/32"]
    assert (four["protocol"], four["next_hop"], four["outgoing_interface"]) == ("BGP", "10.0.12.0", "eth1")
    assert four["current_active"]
    assert four["preference"] == 20
    about = four["protocol_attributes"]
    assert (about["local_as"], about["remote_as"], about["as_path"]) == (65101, 65000, "65000")
    assert about["peer_id"] == "10.0.12.0"
    (six,) = county.get_route_to("2001:db8:ffff::1")["2001:db8:ffff::1/128"]
    assert six["protocol"] == "BGP"
    assert six["protocol_attributes"]["as_path"] == "65000"
    assert county.get_route_to("10.1.0.1/32", protocol="static") == {}
    assert set(county.get_route_to("10.0.0.0/8", longer=True)) == {
        "10.0.12.0/31",
        "10.1.0.1/32",
        "10.1.0.2/32",
        "10.2.0.0/24",
    }
    assert {"10.2.0.0/24", "2001:db8:2::/64"} <= set(county.get_route_to())


def test_ping_from_the_router(county: FrrDriver) -> None:
    good = county.ping("2001:db8:ffff::1", source="2001:db8:ffff::2", count=2)["success"]
    assert (good["probes_sent"], good["packet_loss"], len(good["results"])) == (2, 0, 2)
    assert good["results"][0]["ip_address"] == "2001:db8:ffff::1"
    assert county.ping("10.2.0.99", count=1, timeout=1)["success"]["packet_loss"] == 1
    assert "error" in county.ping("198.51.100.1", count=1)


def test_an_unknown_host_key_is_refused(frr_lab: Path, tmp_path: Path) -> None:
    empty = tmp_path / "known_hosts"
    empty.touch()
    with pytest.raises(HostKeyUnknownError):
        driver(frr_lab, "zz-pop-1", known_hosts=str(empty)).open()


def test_a_session_that_broke_is_seen_and_said(frr_lab: Path) -> None:
    router = driver(frr_lab, "xz-pop-1")
    assert router.is_alive() == {"is_alive": False}
    router.open()
    assert router.is_alive() == {"is_alive": True}
    router.device.remote_conn_pre.get_transport().close()
    assert router.is_alive() == {"is_alive": False}
    with pytest.raises(ConnectionException):
        router.get_config()
    agents = State.load(fabric.Layout(frr_lab).state).agents
    assert agents["xz-pop-1"].alive
