"""Facts that devices tell, lines that nobody owns, what was not saved, and the grace of a new standard. SIMULATED devices."""

import shutil
from datetime import date, datetime
from pathlib import Path
from typing import get_args

import pytest
from inside_driver import inside_driver
from nights import CITY, night, record
from quiet_lab import FACTS, INVENTORIES, QuietLab
from ruamel.yaml import YAML

from edugrid.design.network import DeviceDesign
from edugrid.drift.extent import Extent
from edugrid.drift.fix.sorted_out import sort_out
from edugrid.drift.grace import grace_of, graces
from edugrid.drift.history.note_run import note_run
from edugrid.drift.history.open_history import open_history
from edugrid.drift.live_facts import live_facts
from edugrid.drift.observe_network import look_at_device
from edugrid.drift.record import DriftRecord
from edugrid.intent.load import load_intent
from edugrid.intent.moment import SHANGHAI, moment
from edugrid.intent.network.settings import GracedFeature
from edugrid.network.live.finding import LiveFinding
from edugrid.network.templates import templates

NAME = "zz-dc-1"


@pytest.fixture(scope="module")
def lab() -> QuietLab:
    return QuietLab((NAME,))


def run(lab: QuietLab, text: str) -> None:
    device = lab.devices[NAME]
    device.running, refused = device.parse(text)
    assert not refused


def test_what_was_not_saved_is_one_finding_that_no_plan_repairs(lab: QuietLab) -> None:
    own = lab.intended[NAME]
    run(lab, lab.devices[NAME].running_text(header=False) + "interface GigabitEthernet1/0/9\n description nobody\n")
    found = lab.look(NAME)
    assert [(one.path, one.kind, one.actual) for one in found] == [(("startup",), "changed", "1 line(s) not as saved")]
    assert lab.look(NAME, Extent()) == []
    assert [item.record for item in sort_out(found, {NAME: True}, ()).left] == found
    lab.save(NAME)
    assert lab.look(NAME) == []
    run(lab, own)
    lab.save(NAME)


def test_lines_that_nobody_owns_are_listed_and_alarm_nobody(lab: QuietLab, tmp_path: Path) -> None:
    run(lab, lab.intended[NAME] + "\n ip route-static 192.0.2.0 24 NULL0\n")
    found = lab.look(NAME, Extent(unowned=True))
    assert ("ip route-static 192.0.2.0 24 NULL0",) in {one.path for one in found}
    assert {(one.kind, one.severity, one.exception) for one in found} == {("unmanaged", "low", "unowned")}
    assert not [one for one in found if one.path == ("lldp global enable",)], "it is intended, if not owned"
    assert night(open_history(None, tmp_path), 0, *found).open == ()
    run(lab, lab.intended[NAME])
    assert lab.look(NAME) == []


def finding(feature: str, subject: str, actual: str, *, extra: bool = False, state: str = "failed") -> LiveFinding:
    fields = {"device": NAME, "feature": feature, "subject": subject, "state": state, "expected": "up"}
    return LiveFinding.model_validate(fields | {"actual": actual, "extra": extra})


def told(device: DeviceDesign, *findings: LiveFinding, lines: tuple[DriftRecord, ...] = ()) -> list[tuple[str, str]]:
    return [(" ".join(one.path), one.kind) for one in live_facts(device, findings, lines, "simulated")]


def test_onus_and_what_cannot_be_told(lab: QuietLab) -> None:
    device = lab.designs[NAME]
    assert told(
        device,
        finding("optical", "0/1/0 1 (school)", "offline"),
        finding("optical", "0/1/0 2 (school)", "absent"),
        finding("optical", "0/1/0 48575443", "unknown ONU", extra=True, state="unknown"),
        finding("optical", "0/1/0 3 (school)", "online, the light is not told", state="unknown"),
        finding("dhcp", "", "the driver has no get_dhcp_pools", state="unknown"),
        finding("bgp", "10.0.0.1 (x)", "up", state="ok"),
    ) == [
        ("live optical 0/1/0 1 (school)", "changed"),
        ("live optical 0/1/0 2 (school)", "missing"),
        ("live optical 0/1/0 48575443", "unmanaged"),
    ]


def test_each_cause_is_told_once(lab: QuietLab) -> None:
    device = lab.designs[NAME]
    port = next(port for port in device.ports if port.mode == "routed")
    assert port.ipv4 is not None
    far = next(host for host in port.ipv4.network.hosts() if host != port.ipv4.ip)
    session, isis = finding("bgp", f"{far} (zz-core-1)", "down"), finding("igp", f"isis {port.name} (x)", "absent")
    assert [path for path, _ in told(device, session, isis)] == [
        f"live bgp {far} (zz-core-1)",
        f"live igp isis {port.name} (x)",
    ]
    assert told(device, session, isis, finding("uplink", port.name, "down")) == [
        (f"live uplink {port.name}", "changed")
    ]
    line = record(NAME, f"peer {far} as-number 64601")
    assert [path for path, _ in told(device, session, isis, lines=(line,))] == [f"live igp isis {port.name} (x)"]
    echo = finding("telemetry", port.name, "absent")
    assert told(device, echo) == [(f"live telemetry {port.name}", "missing")]
    assert told(device, echo, lines=(line,)) == []


def test_a_run_that_did_not_ask_leaves_facts_as_they_were(tmp_path: Path) -> None:
    engine = open_history(None, tmp_path)
    fact = record("sw-1").model_copy(update={"path": ("live", "bgp", "10.0.0.1")})
    night(engine, 0, fact, record("sw-1"))
    at = datetime(2026, 11, 3, 18, 0)  # noqa: DTZ001 - the history keeps UTC without a zone

    def gone(skipped: frozenset[str]) -> list[tuple[str, ...]]:
        noted = note_run(engine, CITY, ("network",), [], started=at, ended=at, operator="wang", skipped=skipped)
        return [item.path for item in noted.gone]

    assert gone(Extent().skipped) == [("vlan 100",)]
    assert gone(FACTS.skipped) == [fact.path]


def test_a_new_standard_alarms_after_its_day(lab: QuietLab, tmp_path: Path) -> None:
    root = Path(shutil.copytree(INVENTORIES, tmp_path / "inventories"))
    yaml, path = YAML(), root / "henan" / "province.yml"
    body = yaml.load(path.read_text(encoding="utf-8"))
    body["defaults"]["network"]["grace"] = {"lldp": date(2027, 3, 31), "srv6": date(2027, 3, 31)}
    yaml.dump(body, path)
    intent = load_intent(root, CITY, moment())
    day = {when: intent.model_copy(update={"at": datetime(2027, *when, tzinfo=SHANGHAI)}) for when in ((3, 31), (4, 1))}
    until = graces(day[3, 31])[NAME]
    assert set(until) == {"lldp", "srv6"}
    assert graces(day[4, 1]) == {}
    design, render = lab.designs[NAME], templates(INVENTORIES).render
    grace = grace_of(design, until, render)
    assert grace is not None
    assert set(grace.until) == {"lldp"}, "it has no SRv6"
    run(lab, grace.text.replace("noc@edu.example", "old@edu.example"))
    lab.save(NAME)
    driver = inside_driver(design.platform, lab.devices[NAME])
    strict, _ = look_at_device(design, lab.intended[NAME], driver, FACTS)
    lenient, _ = look_at_device(design, lab.intended[NAME], driver, FACTS, grace)
    assert [one.identity for one in strict] == [one.identity for one in lenient]
    new = [one for one in lenient if one.exception == "grace 2027-03-31"]
    assert new
    assert {one.severity for one in new} == {"low"}
    assert [one.path for one in lenient if one.exception is None] == [("snmp-agent sys-info contact noc@edu.example",)]
    assert sort_out(new, {NAME: True}, ()).left == (), "a plan may repair what is in its grace"
    run(lab, lab.intended[NAME])
    lab.save(NAME)


def test_every_graced_feature_is_one_of_a_device() -> None:
    fields = DeviceDesign.model_fields
    assert all(not fields[name].is_required() for name in get_args(GracedFeature))


def test_an_answer_that_nobody_can_read_is_no_clean_device(lab: QuietLab, tmp_path: Path) -> None:
    class Odd:
        """The driver, but its BGP table is something else."""

        def __init__(self, driver: object) -> None:
            self._driver = driver

        def __getattr__(self, name: str) -> object:
            return getattr(self._driver, name)

        def get_bgp_neighbors(self) -> dict[str, str]:
            return {"global": "?"}

    driver = Odd(inside_driver(lab.designs[NAME].platform, lab.devices[NAME]))
    found, table = look_at_device(lab.designs[NAME], lab.intended[NAME], driver, FACTS)
    assert [(one.path, one.kind) for one in found] == [(("live",), "unreachable")]
    assert table is None
    engine = open_history(None, tmp_path)
    fact = record(NAME).model_copy(update={"path": ("live", "bgp", "10.0.0.1")})
    night(engine, 0, fact, record(NAME))
    assert [item.path for item in night(engine, 1, *found).gone] == [("vlan 100",)], "the fact stays open"
