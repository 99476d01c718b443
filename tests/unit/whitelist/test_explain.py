"""The explanation of the whitelist agrees with what the rendered lists and the declared rules would do."""

import json
from datetime import date, datetime
from functools import cache
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from packet_filters import Packet, at_group, at_switch

from edugrid.allocate.allocate import allocate
from edugrid.cli.app import run
from edugrid.cloud.declare import declare
from edugrid.design.build import build
from edugrid.intent.load import load_intent
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.quarantine import Quarantine
from edugrid.intent.registers import WhitelistEntry
from edugrid.network.templates import templates
from edugrid.region import OpenRegion
from edugrid.whitelist.explain import explain
from edugrid.whitelist.explanation import Explanation
from edugrid.whitelist.question import Question

ROOT = Path(__file__).parents[3] / "inventories"
AT = datetime(2027, 3, 1, 9, 0, tzinfo=SHANGHAI)
INTENT = load_intent(ROOT, "henan/zhengzhou", AT)
ROWS = INTENT.cities[0].registers.whitelist
RENDER = templates(ROOT).render
PORTS = (22, 443, 6514, 30000, 30050)


def opened(
    rows: tuple[WhitelistEntry, ...] = ROWS, at: datetime = AT, cut_off: tuple[Quarantine, ...] = ()
) -> OpenRegion:
    city = INTENT.cities[0]
    registers = city.registers.model_copy(update={"whitelist": rows, "quarantine": cut_off})
    city = city.model_copy(update={"registers": registers})
    intent = INTENT.model_copy(update={"cities": (city,), "at": at})
    ledger = allocate(intent)
    return OpenRegion(intent, ledger, build(intent, ledger))


@cache
def example() -> OpenRegion:
    return opened()


def ask(region: OpenRegion, source: str, to: str, port: int, protocol: str = "tcp") -> Explanation:
    destination = to if to.isalpha() else ip_address(to)
    asked = {"source": ip_address(source), "destination": destination, "port": port, "protocol": protocol}
    return explain(region, Question.model_validate(asked), RENDER)


def addresses(region: OpenRegion) -> tuple[list[str], list[str]]:
    """Hosts of every segment and of every cloud network, and some of nobody's."""
    hops = [hop for d in region.design.devices for gate in d.gateways for hop in (gate.ipv4, gate.ipv6) if hop]
    sources = [str(hop.network[9]) for hop in hops] + ["10.99.0.1", "172.20.0.7", "3fff:411:f000::9", "203.0.113.9"]
    networks = [net for spec in region.design.tenancies for one in spec.networks for net in (one.ipv4, one.ipv6) if net]
    return sources, [str(net[20]) for net in networks] + ["203.0.113.80", "2001:db8::80"]


@st.composite
def registers(draw: st.DrawFn) -> tuple[WhitelistEntry, ...]:
    """Registers of other sources, ports and dates than the example's; some have ended."""
    sources = [
        "10.0.0.0/8",
        "10.0.128.0/18",
        "10.0.128.64/26",
        "3fff:410::/32",
        "3fff:410:20::/44",
        "0.0.0.0/0",
        "::/0",
    ]
    rows = []
    for number in range(draw(st.integers(0, 6))):
        low = draw(st.sampled_from(PORTS))
        changed = {
            "id": f"WL-{number + 1:04d}",
            "application": draw(st.sampled_from(["identity", "roster", "video", "log", "nfv-zhongmu"])),
            "protocol": draw(st.sampled_from(["tcp", "udp"])),
            "port": low,
            "port_to": draw(st.sampled_from([None, low, low + 1, 65535])),
            "source": ip_network(draw(st.sampled_from(sources))),
            "until": draw(st.sampled_from([date(2027, 2, 28), date(2027, 3, 1), date(2029, 1, 1)])),
        }
        rows.append(ROWS[0].model_copy(update=changed))
    return tuple(rows)


@st.composite
def quarantines(draw: st.DrawFn) -> tuple[Quarantine, ...]:
    """Hosts, a segment and an application that are cut off; one of them not any more."""
    hosts = draw(st.lists(st.sampled_from(["10.0.128.0/26", "10.0.64.9", "3fff:410:10:100::9", "roster"]), unique=True))
    day = date(2027, 2, 1)
    fields = {"reason": "r", "by": "b", "since": day, "until": date(2027, 3, 1)}
    over = Quarantine(id="QT-9999", host="10.0.65.9", reason="r", by="b", since=day, until=day)
    return (over, *(Quarantine.model_validate({**fields, "id": f"QT-{n:04d}", "host": h}) for n, h in enumerate(hosts)))


@settings(max_examples=12, deadline=None, phases=[Phase.generate])
@given(rows=registers(), cut_off=quarantines(), data=st.data())
def test_it_agrees_with_an_independent_reading_of_lists_and_rules(
    rows: tuple[WhitelistEntry, ...], cut_off: tuple[Quarantine, ...], data: st.DataObject
) -> None:
    region = opened(rows, cut_off=cut_off)
    texts = {
        d.name: RENDER(d) for d in region.design.devices if d.platform in {"huawei_vrp8", "huawei_vrp5", "h3c_comware7"}
    }
    sources, destinations = addresses(region)
    port = st.sampled_from([p + step for p in PORTS for step in (-1, 0, 1)]) | st.integers(1, 65535)
    for _ in range(12):
        packet = Packet(
            data.draw(st.sampled_from(sources)),
            data.draw(st.sampled_from(destinations)),
            data.draw(st.sampled_from(["tcp", "udp"])),
            data.draw(port),
        )
        if (":" in packet.source) != (":" in packet.destination):
            continue
        found = ask(region, packet.source, packet.destination, packet.port, packet.protocol)
        assert {one.device: one.verdict for one in found.devices if one.device in texts} == {
            name: seen for name, text in texts.items() if (seen := at_switch(text, packet)) is not None
        }
        for point in found.clouds:
            spec = next(spec for spec in region.design.tenancies if spec.label == point.cloud)
            group = f"{spec.cloud}-{point.group}-"
            rules = [
                one.properties
                for one in declare(spec, region.design.tenancies)
                if one.type.endswith(":SecGroupRule") and one.name.startswith((f"{group}ingress", f"{group}egress"))
            ]
            assert rules or point.application in {row.host for row in cut_off}
            assert point.allows == at_group(rules, packet), (point, packet)


def test_the_line_it_names_is_the_line_of_the_config() -> None:
    region = example()
    found = ask(region, "10.0.128.70", "identity", 443)
    (point,) = found.devices
    text = RENDER(next(d for d in region.design.devices if d.name == point.device)).splitlines()
    assert point.line is not None
    assert point.line_number is not None
    assert text[point.line_number - 1].strip() == point.line
    assert "destination 10.0.2.0 0.0.0.255 destination-port eq 443" in point.line
    assert point.binding[0] == "interface Vlan-interface101"
    assert found.verdict == "allowed"
    assert [(one.id, one.place.rsplit("/", 1)[-1]) for one in found.entries] == [("WL-0001", "whitelist.csv:2")]


def test_what_has_ended_is_in_neither_world_and_is_told_as_such() -> None:
    rows = tuple(row.model_copy(update={"until": date(2027, 3, 1)}) if row.id == "WL-0001" else row for row in ROWS)
    last_day = ask(opened(rows, AT.replace(hour=23, minute=59)), "10.0.128.70", "identity", 443)
    after = ask(opened(rows, AT.replace(day=2, hour=0)), "10.0.128.70", "identity", 443)
    assert (last_day.verdict, last_day.devices[0].verdict) == ("allowed", "permit")
    assert (after.verdict, after.clouds[0].allows, after.devices[0].verdict) == ("refused", False, "deny")
    assert [one.state for one in after.entries] == ["expired"]
    assert any("WL-0001" in text.en and "ended on 2027-03-01" in text.en for text in after.missing)
    # the other family still lets the same place in, and that is seen as well
    other = ask(opened(rows, AT.replace(day=2, hour=0)), "3fff:410:20:1::9", "identity", 443)
    assert (other.verdict, [text.en for text in other.missing]) == (
        "allowed",
        ["identity: only IPv6; no entry lets the same place in over IPv4"],
    )


def test_a_first_hop_without_a_list_and_a_destination_of_nobody() -> None:
    hall = ask(example(), "10.0.132.5", "identity", 443)
    assert hall.verdict == "allowed"
    assert hall.devices[0].without is not None
    assert any("only the security groups decide" in text.en for text in hall.missing)
    nobody = ask(example(), "10.0.128.70", "203.0.113.80", 443)
    assert (nobody.verdict, nobody.clouds, nobody.devices[0].verdict) == ("unknown", (), "pass")


def test_an_address_means_every_application_of_its_network() -> None:
    found = ask(example(), "10.0.128.70", "10.0.0.20", 6514)
    assert found.verdict == "some"
    assert {one.application: one.allows for one in found.clouds} == {"roster": False, "log": True, "nfv-zhongmu": False}


@pytest.mark.parametrize(("lang", "words"), [("en", "no entry covers"), ("zh", "没有条目覆盖")])
def test_the_command_speaks_and_exits(
    lang: str, words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT.parent)
    command = ["whitelist", "explain", "henan/zhengzhou", "--from", "10.0.128.70", "--to", "identity"]
    assert run(["--lang", lang, *command, "--port", "8443"]) == 3
    assert words in capsys.readouterr().out
    assert run([*command, "--port", "443", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["version"], told["verdict"], told["entries"][0]["id"]) == (1, "allowed", "WL-0001")
    assert run([*command[:5], "--to", "nobody", "--port", "443"]) == 2
    assert run([*command[:4], "3fff:410::1", "--to", "10.0.0.1", "--port", "443"]) == 2
