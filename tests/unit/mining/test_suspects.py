"""Miners are found, in every form of log, and schools that do what schools do are not."""

import json
from datetime import datetime
from functools import cache
from ipaddress import ip_address
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mining_traffic import Traffic, traffic

from edugrid.allocate.allocate import allocate
from edugrid.cli.app import run
from edugrid.design.build import build
from edugrid.intent.load import load_intent
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.problems import IntentError
from edugrid.mining.dns_logs import read_dns_log
from edugrid.mining.flow_files import read_flows
from edugrid.mining.indicators import Indicators
from edugrid.mining.read_indicators import read_indicators
from edugrid.mining.session_tables import read_sessions
from edugrid.mining.sightings import Source
from edugrid.mining.suspect import Suspect
from edugrid.mining.suspects import read_sources, suspects
from edugrid.region import OpenRegion

ROOT = Path(__file__).parents[3] / "inventories"
CITY = "henan/zhengzhou"


@cache
def opened() -> OpenRegion:
    intent = load_intent(ROOT, CITY, datetime(2026, 12, 1, 9, 0, tzinfo=SHANGHAI))
    ledger = allocate(intent)
    return OpenRegion(intent, ledger, build(intent, ledger))


@cache
def indicators() -> Indicators:
    return read_indicators(ROOT, "henan")


def hosts(count: int) -> list[str]:
    """Hosts of many segments of both families, and of the cloud."""
    networks = [net.network for d in opened().design.devices for g in d.gateways for net in (g.ipv4, g.ipv6) if net]
    return [str(networks[number % len(networks)][10 + number // len(networks)]) for number in range(count)]


def sources(lines: Traffic) -> list[Source]:
    found = [Source(f"{name}.log", dns=tuple(read_dns_log(getattr(lines, name)))) for name in lines._fields[:3]]
    return found + [Source(name, flows=tuple(read_flows(getattr(lines, name)))) for name in lines._fields[3:]]


def test_miners_are_found_and_clean_traffic_is_left_alone() -> None:
    everybody = hosts(420)
    clean, miners = everybody[:400], everybody[400:]
    found = suspects(opened(), sources(traffic(clean, miners)), indicators())
    assert {one.host for one in found if one.level == "high"} == set(miners)
    # a false alarm would be a clean host at medium or above; ports alone are low, and not told unless asked for
    assert {one.host for one in found if one.level == "medium"} == set()
    assert {one.host for one in found if one.level == "low"} <= set(clean)
    for one in found[:20]:
        assert {"pool-name", "long-thin-flow"} <= {e.signal for e in one.evidence}
        assert one.site
        assert one.region.startswith(CITY)


@settings(max_examples=10, deadline=None, phases=[Phase.generate])
@given(seed=st.integers(0, 10_000))
def test_whatever_the_dice_say_clean_hosts_raise_no_alarm(seed: int) -> None:
    found = suspects(opened(), sources(traffic(hosts(60), seed=seed)), indicators())
    assert [one for one in found if one.level != "low"] == []


def test_a_host_belongs_to_its_school() -> None:
    (one,) = _of(
        ["27-Nov-2026 09:10:11.1 queries: info: client @0x1 10.0.128.70#5 (f2pool.com): query: F2Pool.com IN A +"]
    )
    assert (one.region, one.site, one.segment) == (f"{CITY}/zhongmu", "4101220001", "teaching")
    assert (one.name, one.level) == ("中牟县第一高级中学", "medium")
    assert [(e.signal, e.what, e.place, e.count) for e in one.evidence] == [("pool-name", "f2pool.com", "q.log:1", 1)]


def _of(lines: list[str], flows: list[str] | None = None, sessions: list[str] | None = None) -> tuple[Suspect, ...]:
    known = [Source("q.log", dns=tuple(read_dns_log(lines)))]
    known.append(Source("f.csv", flows=tuple(read_flows(flows or []))))
    known.append(Source("s.txt", flows=tuple(read_sessions(sessions or []))))
    return suspects(opened(), known, indicators())


@pytest.mark.parametrize(
    "line",
    [
        "27-Nov-2026 09:10:11.123 queries: info: client @0x7f8b 10.0.128.70#53422 (eu.f2pool.com): query: eu.f2pool.com IN A +E(0)K (10.0.0.53)",
        "07-Jun-2026 05:59:41.389 queries: info: client @0x7f 10.0.128.70#1 (eu.f2pool.com): view edu: query: eu.f2pool.com IN A -E(0)DC (10.0.0.53)",
        "client 10.0.128.70#53422: query: eu.f2pool.com IN AAAA +",
        "[1795770611] unbound[812:0] info: 10.0.128.70 eu.f2pool.com. A IN",
        "Nov 27 09:10:11 ns unbound[812:1f]: [812:1f] info: 10.0.128.70 eu.f2pool.com. A IN NOERROR 0.010000 0 60",
        "Nov 27 09:10:11 dnsmasq[77]: query[A] eu.f2pool.com from 10.0.128.70",
        "Nov 27 09:10:11 dnsmasq[77]: 12 10.0.128.70/53422 query[A] eu.f2pool.com from 10.0.128.70",
    ],
)
def test_every_form_of_query_log(line: str) -> None:
    (found,) = list(read_dns_log(["something else", line]))
    assert (found.line, str(found.client), found.name) == (2, "10.0.128.70", "eu.f2pool.com")


NFDUMP_17 = [
    "firstSeen,duration,proto,srcAddr,srcPort,dstAddr,dstPort,packets,bytes,flows",
    "2026-11-27 09:10:11.120,1200.000,TCP,10.0.128.70,51234,203.0.113.9,3333,100,12000,1",
]
GOFLOW2 = (
    '{"type":"NETFLOW_V9","sampling_rate":0,"time_flow_start_ns":1795770611000000000,"time_flow_end_ns":1795771811000000000,'
    '"bytes":12000,"packets":100,"src_addr":"10.0.128.70","dst_addr":"203.0.113.9","proto":"TCP","src_port":51234,"dst_port":3333}'
)


@pytest.mark.parametrize("lines", [NFDUMP_17, [GOFLOW2]])
def test_every_form_of_flows(lines: list[str]) -> None:
    (flow,) = list(read_flows(lines))
    assert (str(flow.source), str(flow.destination), flow.port, flow.protocol) == (
        "10.0.128.70",
        "203.0.113.9",
        3333,
        "tcp",
    )
    assert flow.start is not None
    assert flow.end == pytest.approx(flow.start + 1200)
    assert (flow.packets, flow.octets) == (100, 12000)


SESSIONS = {
    "firewall": ["  tcp  VPN: public --> public  10.0.128.70:51234[192.0.2.9:2234] --> 203.0.113.9:3333"],
    "firewall, application told": ["  ssl  VPN: public --> public  10.0.128.70:51234 +-> 203.0.113.9:3333"],
    "router": ["    Slot: 1", "      tcp: 10.0.128.70:51234[192.0.2.9:2234]--> 203.0.113.9:3333"],
    "access router": [
        "     Protocol          : TCP(6)",
        "     SrcAddr  Port Vpn : 10.0.128.70     51234",
        "     DestAddr Port Vpn : 203.0.113.9     3333",
        "     NAT-Info",
        "       New SrcAddr     : 192.0.2.9",
    ],
    "comware": [
        "Initiator:",
        "  Source      IP/port: 10.0.128.70/51234",
        "  Destination IP/port: 203.0.113.9/3333",
        "  Protocol: TCP(6)",
        "Responder:",
        "  Source      IP/port: 203.0.113.9/3333",
        "  Destination IP/port: 192.0.2.9/51234",
    ],
}


@pytest.mark.parametrize("form", SESSIONS)
def test_every_form_of_session_table(form: str) -> None:
    (flow,) = list(read_sessions(SESSIONS[form]))
    assert (str(flow.source), flow.source_port, str(flow.destination), flow.port) == (
        "10.0.128.70",
        51234,
        "203.0.113.9",
        3333,
    )
    (one,) = _of([], sessions=SESSIONS[form])
    assert one.level == "low"  # a port alone


def test_signals_that_confirm_each_other() -> None:
    answer = ["dnsmasq[1]: query[A] eu.f2pool.com from 10.0.128.9", "dnsmasq[1]: reply eu.f2pool.com is 203.0.113.9"]
    # one asked, another talks to what was answered, on a port of its own
    found = {one.host: one for one in _of(answer, [GOFLOW2.replace("3333", "443")])}
    assert found["10.0.128.9"].level == "medium"
    assert found["10.0.128.70"].level == "high"
    assert {e.signal for e in found["10.0.128.70"].evidence} == {"pool-address", "long-thin-flow"}
    # the collector saw the way back only
    back = '{"src_addr":"203.0.113.9","src_port":3333,"dst_addr":"10.0.128.70","dst_port":51234,"proto":"TCP"}'
    assert [e.what for one in _of([], [back]) for e in one.evidence] == ["203.0.113.9 3333"]
    # inside is no pool, and UDP is no stratum
    assert _of([], [GOFLOW2.replace("203.0.113.9", "10.0.0.9"), GOFLOW2.replace("TCP", "UDP")]) == ()


def test_files_of_indicators_replace_the_examples_and_are_checked(tmp_path: Path) -> None:
    folder = tmp_path / "henan" / "mining"
    folder.mkdir(parents=True)
    table = folder / "feed.csv"
    table.write_text(
        "kind,value,source,licence,updated\ndomain,Pool.Example.,省教育厅通报,内部,2026-11-20\n"
        "address,203.0.113.0/24,省教育厅通报,内部,2026-11-20\nport,3456,省教育厅通报,内部,2026-11-20\n",
        encoding="utf-8",
    )
    known = read_indicators(tmp_path, "henan")
    assert (known.domains, known.ports) == (frozenset({"pool.example"}), frozenset({3456}))
    assert known.listed(ip_address("203.0.113.7"))
    assert len(set(known.sources)) == 1
    table.write_text(
        "kind,value,source,licence,updated\ndomain,com.cn,a,b,2026-11-20\nporrt,1,a,b,2026-11-20\nport,0,a,b,c\n"
    )
    with pytest.raises(IntentError) as caught:
        read_indicators(tmp_path, "henan")
    assert sorted({problem.line for problem in caught.value.problems}) == [2, 3, 4]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lines = traffic(hosts(30)[:25], hosts(30)[25:])
    options: list[str] = []
    for name in lines._fields:
        (tmp_path / name).write_text("\n".join(getattr(lines, name)), encoding="utf-8")
        options += ["--dns" if name in lines._fields[:3] else "--flows", str(tmp_path / name)]
    monkeypatch.chdir(ROOT.parent)
    assert run(["mining", "suspects", CITY, *options, "--format", "json"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert {one["host"] for one in told["suspects"]} == set(hosts(30)[25:])
    assert run(["mining", "suspects", CITY, *options, "--format", "sarif"]) == 3
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert len(results) == sum(len(one["evidence"]) for one in told["suspects"])
    assert run(["--lang", "zh", "mining", "suspects", CITY, *options]) == 3
    assert "查询矿池域名" in capsys.readouterr().out
    assert run(["mining", "suspects", CITY, "--dns", str(tmp_path / "absent")]) == 2
    assert run(["mining", "suspects", CITY]) == 2
    (tmp_path / "empty").write_text("")
    assert run(["mining", "suspects", CITY, "--dns", str(tmp_path / "empty")]) == 0
    assert len(read_sources([tmp_path / "empty"], [], [])) == 1
