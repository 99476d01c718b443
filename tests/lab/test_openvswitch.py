"""The SDN edge on a real Open vSwitch: two hosts reach each other, a rule stops that, taking it away heals it."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from ipaddress import IPv4Address, ip_interface, ip_network
from pathlib import Path
from typing import Any

import pytest
from napalm.base.exceptions import CommitError, ReplaceConfigException

from edugrid.comply.find_system import find_system
from edugrid.comply.live_texts import live_texts
from edugrid.comply.load_checks import load_checks
from edugrid.comply.open_view import Asked, open_view
from edugrid.design.device.access import Access, AccessLink
from edugrid.design.device.flows import Flows
from edugrid.design.device.sdn import Flow, Sdn
from edugrid.design.network import DeviceDesign, Loopback, System
from edugrid.lab import openvswitch
from edugrid.lab.openvswitch.started import start
from edugrid.lab.process_record import ProcessRecord
from edugrid.lab.stop_processes import stop_processes
from edugrid.network.compare import compare
from edugrid.network.owned import owned_lines
from edugrid.network.templates import templates
from edugrid.region import open_region
from edugrid.resources import resource
from edugrid.rollout.apply import apply_devices
from edugrid.rollout.pace import Pace
from edugrid.rollout.plan import plan_devices
from edugrid.rollout.plan_file import Plan
from edugrid.rollout.progress import silent
from edugrid.rollout.rollback import rollback
from edugrid.rollout.run import Run
from edugrid.rollout.site import Site
from edugrid.vendors.drivers import get_driver

pytestmark = [pytest.mark.lab, pytest.mark.ovs]

HOSTS = {"h1": "10.77.0.1/24", "h2": "10.77.0.2/24"}
OPEN = """bridge br-edu
 datapath netdev
 device edge-1
 fail-mode secure
 protocols OpenFlow13
!
port h1
 description room-1
 tag 10
!
port h2
 description room-2
 tag 10
!
flow priority=0 actions=NORMAL
!
"""
SHUT = OPEN.replace("NORMAL\n", "NORMAL\nflow priority=40000,ip,nw_dst=10.77.0.2 actions=drop\n")


class Edge:
    def __init__(self, lab: Path, host: str, port: int) -> None:
        self.lab, self.host, self.port = lab, host, port
        self.layout = openvswitch.Layout(lab)

    @contextmanager
    def driver(self, change_id: str = "napalm") -> Iterator[Any]:
        arguments = {"port": self.port, "key_file": str(self.layout.key), "known_hosts": str(self.layout.known_hosts)}
        kind = get_driver("openvswitch").load()
        driver = kind(self.host, "root", "", timeout=30, optional_args=arguments | {"change_id": change_id})
        driver.open()
        try:
            yield driver
        finally:
            driver.close()

    def ping(self) -> bool:
        return openvswitch.inside(self.lab, "h1", "ping", "-n", "-c", "1", "-W", "1", "10.77.0.2").returncode == 0

    def by_hand(self, *argv: str) -> None:
        done = openvswitch.inside(self.lab, "switch", *argv)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def edge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    can, reason = openvswitch.available()
    if not can:
        pytest.fail(f"EDUGRID_OVS=require, but {reason}")
    lab = tmp_path_factory.mktemp("ovs")
    try:
        yield Edge(lab, *openvswitch.up(lab, HOSTS))
    finally:
        openvswitch.down(lab)


def _push(driver: Any, text: str, **more: int) -> None:  # noqa: ANN401 - napalm publishes no types
    driver.load_replace_candidate(config=text)
    driver.commit_config(**more)


def test_a_rule_stops_the_hosts_and_taking_it_away_heals_them(edge: Edge) -> None:
    with edge.driver() as driver:
        _push(driver, OPEN)
        assert driver.get_config("running")["running"] == OPEN
        assert driver.compare_config() == ""
        assert edge.ping()
        _push(driver, SHUT)
        assert not edge.ping()
        _push(driver, OPEN)
        assert edge.ping()


def test_hosts_in_different_vlans_do_not_hear_each_other(edge: Edge) -> None:
    with edge.driver() as driver:
        _push(driver, OPEN)
        assert edge.ping()
        _push(driver, OPEN.replace("room-2\n tag 10", "room-2\n tag 20"))
        assert driver.get_vlans() == {
            "10": {"name": "", "interfaces": ["h1"]},
            "20": {"name": "", "interfaces": ["h2"]},
        }
        assert not edge.ping()
        driver.rollback()
        assert edge.ping()


def test_a_flow_and_a_port_changed_by_hand_are_drift(edge: Edge) -> None:
    with edge.driver() as driver:
        _push(driver, OPEN)
        edge.by_hand(
            "ovs-ofctl", "-O", "OpenFlow13", "add-flow", "br-edu", "priority=9,ip,nw_src=10.0.0.0/8,actions=drop"
        )
        edge.by_hand("ovs-vsctl", "set", "port", "h2", "tag=99")
        found = compare("openvswitch", driver.get_config("running")["running"], OPEN, owned_lines("openvswitch"))
        told = {(one.kind, one.intended, one.actual) for one in found}
        assert ("unexpected", None, "flow priority=9,ip,nw_src=10.0.0.0/8 actions=drop") in told
        assert ("changed", "tag 10", "tag 99") in told
        assert len(told) == 2
        _push(driver, OPEN)
        assert driver.get_config("running")["running"] == OPEN


def test_the_way_back_is_open_to_another_session(edge: Edge) -> None:
    with edge.driver("run-a") as driver:
        _push(driver, OPEN)
        _push(driver, SHUT, revert_in=600)
        with pytest.raises(CommitError, match="waits for its confirmation"):
            _push(driver, OPEN)
    with edge.driver("run-a") as driver:
        assert driver.has_pending_commit()
        driver.rollback()
        assert driver.get_config("running")["running"] == OPEN
        with pytest.raises(CommitError, match="no commit run-a is waiting"):
            driver.confirm_commit()


def test_a_switch_that_lost_its_manager_goes_back_by_itself(edge: Edge) -> None:
    with edge.driver("run-b") as driver:
        _push(driver, OPEN)
        _push(driver, SHUT, revert_in=1)
        for _ in range(600):  # bounded by the driver's calls, a tenth of a second each or more
            if not driver.has_pending_commit():
                break
        for _ in range(100):
            if driver.get_config("running")["running"] == OPEN:
                break
        assert driver.get_config("running")["running"] == OPEN


def test_what_the_switch_refuses_changes_nothing(edge: Edge) -> None:
    with edge.driver() as driver:
        _push(driver, OPEN)
        with pytest.raises(CommitError, match="what was there before is back"):
            _push(driver, OPEN.replace("flow priority=0", "flow priority=7,nonsense actions=drop\nflow priority=0"))
        assert driver.get_config("running")["running"] == OPEN
        with pytest.raises(ReplaceConfigException, match="not a line of an Open vSwitch"):
            driver.load_replace_candidate(config="vlan 10\n")


def test_facts_interfaces_and_learnt_addresses(edge: Edge) -> None:
    with edge.driver() as driver:
        _push(driver, OPEN)
        assert edge.ping()
        facts = driver.get_facts()
        assert (facts["hostname"], facts["vendor"], facts["interface_list"]) == ("edge-1", "Open vSwitch", ["h1", "h2"])
        assert driver.get_interfaces()["h1"]["is_up"]
        assert {row["vlan"] for row in driver.get_mac_address_table()} == {10}
        json.dumps(driver.get_interfaces())
        counters = driver.get_interfaces_counters()["h1"]
        assert min(counters["rx_octets"], counters["tx_octets"], counters["rx_unicast_packets"]) >= 0  # told every 5 s


KEPT = OPEN.replace(" datapath", " controller tcp:127.0.0.1:6653\n datapath")
KEPT_SHUT = SHUT.replace(" datapath", " controller tcp:127.0.0.1:6653\n datapath")


@contextmanager
def controller(edge: Edge, text: Path, state: Path, *more: str) -> Iterator[None]:
    """The os-ken controller, where the switch can reach it."""
    argv = [
        sys.executable,
        "-m",
        "edugrid.vendors.openvswitch.keep_flows",
        str(text),
        "127.0.0.1:6653",
        str(state),
        *more,
    ]
    process = start(edge.layout, "controller", argv)
    try:
        yield
    finally:
        record = ProcessRecord.load(edge.layout.record("controller"))
        stop_processes({"controller": record} if record else {})
        edge.layout.record("controller").unlink(missing_ok=True)
        process.wait()


def _until(seen: Callable[[], bool], log: Path) -> None:
    end = time.monotonic() + 30
    while not seen():
        assert time.monotonic() < end, log.read_text(encoding="utf-8")[-2000:]
        time.sleep(0.05)


def _switch(state: Path) -> dict[str, Any]:
    """What the controller told last about the one switch."""
    switches = json.loads(state.read_text(encoding="utf-8"))["switches"] if state.exists() else {}
    return next(iter(switches.values()), {"flows": 0, "missing": ["not connected"], "unexpected": []})


def test_an_os_ken_controller_keeps_the_flows_of_the_rendered_text(edge: Edge, tmp_path: Path) -> None:
    text, state, log = tmp_path / "edge-1.cfg", tmp_path / "state.json", edge.layout.root / "controller.log"
    text.write_text(KEPT, encoding="utf-8")
    with edge.driver() as driver, controller(edge, text, state):
        _push(driver, OPEN)
        _push(driver, KEPT.replace("flow priority=0 actions=NORMAL\n", ""))  # the driver leaves flows to the controller
        _until(lambda: _switch(state)["flows"] == 1 and not _switch(state)["missing"], log)
        assert edge.ping()
        text.write_text(KEPT_SHUT, encoding="utf-8")
        _until(lambda: _switch(state)["flows"] == 2 and not _switch(state)["missing"], log)
        assert not edge.ping()
        assert driver.get_config("running")["running"] == KEPT_SHUT
        # the switch writes down every five seconds who talks to it
        _until(lambda: driver.get_openflow() == {"flows": 2, "controllers": {"tcp:127.0.0.1:6653": True}}, log)
        text.write_text(KEPT, encoding="utf-8")
        _until(lambda: _switch(state)["flows"] == 1 and not _switch(state)["unexpected"], log)
        assert edge.ping()
        edge.by_hand(
            "ovs-ofctl", "-O", "OpenFlow13", "add-flow", "br-edu", "priority=9,ip,nw_src=10.0.0.0/8,actions=drop"
        )
        _until(lambda: len(_switch(state)["unexpected"]) == 1, log)
        assert "ipv4_src" in _switch(state)["unexpected"][0]
        assert not edge.ping(), "looking changes nothing"


def test_a_mending_controller_gives_back_what_was_taken(edge: Edge, tmp_path: Path) -> None:
    text, state, log = tmp_path / "edge-1.cfg", tmp_path / "state.json", edge.layout.root / "controller.log"
    text.write_text(KEPT_SHUT, encoding="utf-8")
    with edge.driver() as driver, controller(edge, text, state, "--mend"):
        _push(driver, KEPT_SHUT)
        _until(lambda: _switch(state)["flows"] == 2, log)
        edge.by_hand("ovs-ofctl", "-O", "OpenFlow13", "del-flows", "br-edu")
        _until(lambda: driver.get_config("running")["running"] == KEPT_SHUT, log)


def _design(*flows: Flow) -> DeviceDesign:
    return DeviceDesign(
        name="edge-1",
        platform="openvswitch",
        region="henan/zhengzhou/zhongmu",
        role="school-access",
        state="active",
        host="127.0.0.1",
        port=22,
        system=System(hostname="edge-1"),
        loopback=Loopback(ipv4=ip_interface("10.0.0.1/32"), ipv6=ip_interface("2001:db8::1/128")),
        access=Access(
            ports=tuple(AccessLink(port=f"h{n}", description=f"room-{n}", vlan=10) for n in (1, 2)),
        ),
        sdn=Sdn(controller=None, datapath="netdev", flows=flows),
    )


def _site(edge: Edge, folder: Path) -> Site:
    (folder / "endpoints.yml").write_text(
        json.dumps({"edge-1": {"host": edge.host, "port": edge.port}}), encoding="utf-8"
    )
    secret = folder / "credentials.yml"
    secret.touch(mode=0o600)
    login = {"default": {"username": "root", "key_file": str(edge.layout.key)}}
    secret.write_text(json.dumps(login), encoding="utf-8")
    return Site.from_env(
        {
            "EDUGRID_ENDPOINTS": str(folder / "endpoints.yml"),
            "EDUGRID_CREDENTIALS": str(secret),
            "EDUGRID_KNOWN_HOSTS": str(edge.layout.known_hosts),
            "EDUGRID_STATE": str(folder / "state"),
        }
    )


def test_the_switch_and_its_host_are_evidence_of_controls(edge: Edge, tmp_path: Path) -> None:
    root, site = resource("inventories"), _site(edge, tmp_path)
    design = _design().model_copy(
        update={
            "flows": Flows(
                source=IPv4Address("10.0.0.1"), collector=IPv4Address("10.0.0.9"), port=4739, sampling=1000, ports=()
            )
        }
    )
    rendered = templates(root).render(design)
    with edge.driver() as driver:
        _push(driver, rendered)
    texts = live_texts(root, (design,), site, silent)
    opened = open_region(root, "henan/zhengzhou")
    asked = Asked(texts, live=False)
    view = open_view(root, opened, find_system(opened.intent, "identity"), asked).view._replace(devices=(design,))
    states = {}
    for name in (
        "ssh_only",
        "strong_ssh",
        "login_asked",
        "accounts",
        "flow_export",
        "configuration_recorded",
        "offered_ssh",
    ):
        (found,) = load_checks()[name](view)
        states[name] = found.state
        assert (found.basis, found.simulated) == ("observed", False)
    assert states.pop("accounts") == "pass", texts.configs["edge-1"].text
    assert set(states.values()) == {"pass"}
    text = texts.configs["edge-1"].text
    assert f" port {edge.port}\n" in text  # the settings of the very server that let us in, not of the machine's own


def test_plan_apply_and_rollback_by_the_rollout_itself(edge: Edge, tmp_path: Path) -> None:
    site, render = _site(edge, tmp_path), templates(resource("inventories")).render
    drop = Flow(priority=40000, protocol="ip", destination=ip_network("10.77.0.2/32"), action="drop")

    def plan(device: DeviceDesign) -> Plan:
        plans = plan_devices((device,), render, site)
        return Plan(region="henan/zhengzhou/zhongmu", created="2026-11-23T00:00:00+00:00", devices=plans).sealed()

    with edge.driver() as driver:
        _push(driver, OPEN)
    assert plan(_design()).empty
    made = plan(_design(drop))
    assert {(device.state, device.layer) for device in made.devices} == {("changed", "real")}
    assert edge.ping(), "a plan touches nothing"
    result = apply_devices(made, site, Run.create(site.state, "apply", made), pace=Pace(revert_seconds=60))
    assert result.exit_code == 0, result
    assert not edge.ping()
    assert plan(_design(drop)).empty
    undone = rollback(result.run_id, site, pace=Pace(revert_seconds=60))
    assert undone.exit_code == 0, undone
    assert edge.ping()


LISTEN = """
import socket
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as heard:
    heard.bind(("127.0.0.1", 4739))
    heard.settimeout(20)
    print(heard.recv(2048)[:2].hex())
"""


def test_the_bridge_reports_flows_to_a_collector(edge: Edge) -> None:
    reports = OPEN.replace(" fail-mode secure\n", " fail-mode secure\n ipfix 127.0.0.1:4739 sampling 1\n")
    with edge.driver() as driver, ThreadPoolExecutor(max_workers=1) as pool:
        _push(driver, reports)
        assert driver.get_config("running")["running"] == reports
        collector = pool.submit(openvswitch.inside, edge.lab, "switch", sys.executable, "-c", LISTEN)
        while not collector.done():
            assert edge.ping()
        # the first word of a message is its version: 10 is IPFIX (RFC 7011, 3.1)
        assert collector.result().stdout == "000a\n", collector.result().stderr
        _push(driver, OPEN)
        assert driver.get_config("running")["running"] == OPEN
