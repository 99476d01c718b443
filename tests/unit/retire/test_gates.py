"""Gates of every stage, from facts made by hand; unknown is never passed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from edugrid.intent.calendar import Freeze
from edugrid.intent.data_centre import DataCentre
from edugrid.retire.facts import AssetFact, Facts, PortFact
from edugrid.retire.gates.stage_gates import entry_gates, exit_gates

SHA = "a" * 64
TODAY = date(2027, 5, 1)
SITE: dict[str, Any] = {
    "name": "old",
    "title": "机房",
    "state": "legacy",
    "owner": "x",
    "opened": "2011-09-01",
    "racks": 1,
    "target": "gov",
    "contract": "C1",
    "prefixes": ["172.30.8.0/24"],
    "access": [{"device": "sw", "port": "GE1"}],
    "devices": [{"name": "db-1", "closed": "2027-04-01"}, {"name": "san-1", "closed": "2027-04-02"}],
    "workloads": [{"name": "w", "addresses": ["172.30.8.9"], "data_gb": 1, "moved": "2027-03-01"}],
    "attestations": [
        {"stage": stage, "day": "2027-03-05", "by": "张工", "evidence": f"{stage}.pdf", "sha256": SHA}
        for stage in ("survey", "migrate", "drain", "wipe", "power_off", "hand_back")
    ],
    "timetable": dict.fromkeys(
        ("freeze", "survey", "migrate", "drain", "wipe", "power_off", "hand_back"), "2027-01-01"
    ),
}
GONE = Facts(
    answers={"172.30.8.9": ()},
    routes={"172.30.8.0/24": False},
    names={"old": ()},
    ports={"sw GE1": PortFact(up=False, macs=(), arps=())},
    sums={f"old/{stage}.pdf": SHA for stage in ("migrate", "wipe")},
    ends={"C1": date(2027, 4, 30)},
)


def site(**changes: object) -> DataCentre:
    return DataCentre.model_validate(SITE | changes)


def shut(stage: str, facts: Facts, where: DataCentre | None = None, *, entry: bool = False) -> dict[str, bool | None]:
    gates = (entry_gates if entry else exit_gates)(stage, where or site(), facts, TODAY)
    return {gate.name: gate.passed for gate in gates if gate.passed is not True}


@pytest.mark.parametrize("stage", ["freeze", "survey", "migrate", "drain", "wipe", "power_off", "hand_back"])
def test_every_gate_is_open_when_everything_is_gone(stage: str) -> None:
    assert shut(stage, GONE) == {}
    assert shut(stage, GONE, entry=True) == {}


@pytest.mark.parametrize(
    ("stage", "known"),
    [
        ("migrate", {"address 172.30.8.9"}),
        ("drain", {"route 172.30.8.0/24", "port sw GE1"}),
        ("power_off", {"link sw GE1"}),
        ("hand_back", {"contract C1"}),
    ],
)
def test_what_nobody_could_ask_keeps_a_gate_shut(stage: str, known: set[str]) -> None:
    found = shut(stage, Facts())
    assert set(found) == known
    assert set(found.values()) == {None}


@pytest.mark.parametrize(
    ("stage", "change", "gate"),
    [
        ("migrate", {"answers": {"172.30.8.9": ("tcp/22 refused",)}}, "address 172.30.8.9"),
        ("drain", {"names": {"old": ("mail.edu.example. → 172.30.8.9",)}}, "dns"),
        ("drain", {"ports": {"sw GE1": PortFact(up=True, macs=("00:11:22:33:44:55",), arps=())}}, "port sw GE1"),
        ("drain", {"ports": {"sw GE1": PortFact(up=True, macs=(), arps=("172.30.8.9",))}}, "port sw GE1"),
        ("wipe", {"sums": {"old/wipe.pdf": "b" * 64}}, "attested"),
        ("power_off", {"ports": {"sw GE1": PortFact(up=True, macs=(), arps=())}}, "link sw GE1"),
        ("hand_back", {"ends": {"C1": TODAY}}, "contract C1"),
        ("hand_back", {"assets": {"old": AssetFact(listed=2, left=("UPS (ZC-7)",))}}, "assets"),
    ],
)
def test_what_is_still_there_shuts_the_gate(stage: str, change: dict[str, Any], gate: str) -> None:
    assert shut(stage, GONE.model_copy(update=change)) == {gate: False}


def test_a_port_that_tells_no_arp_table_is_unknown_until_its_link_is_down() -> None:
    told = GONE.model_copy(update={"ports": {"sw GE1": PortFact(up=True, macs=())}})
    assert shut("drain", told) == {"port sw GE1": None}
    down = GONE.model_copy(update={"ports": {"sw GE1": PortFact(up=False, macs=())}})
    assert shut("drain", down) == {}


@pytest.mark.parametrize(
    ("change", "stage", "gate"),
    [
        ({"workloads": [{"name": "w", "data_gb": 1}]}, "migrate", {"workload w", "restored"}),
        ({"workloads": [{"name": "w", "data_gb": 1, "moved": "2027-03-06"}]}, "migrate", {"restored"}),
        ({"workloads": [{"name": "w", "moved": "2027-06-01"}]}, "migrate", {"workload w"}),
        ({"attestations": []}, "migrate", {"restored"}),
        ({"target": None}, "survey", {"targets"}),
        ({"devices": [{"name": "db-1"}]}, "hand_back", {"assets"}),
        ({"attestations": [{"stage": "wipe", "day": "2027-03-05", "by": "x", "evidence": "y"}]}, "wipe", {"attested"}),
        ({"attestations": [{"stage": "drain", "day": "2027-05-02", "by": "x", "evidence": "y"}]}, "drain", {"attested"}),
    ],
)  # fmt: skip
def test_what_the_register_lacks_shuts_the_gate(change: dict[str, Any], stage: str, gate: set[str]) -> None:
    found = shut(stage, GONE, site(**change))
    assert set(found) == gate
    assert set(found.values()) == {False}


def test_nothing_is_wiped_before_backups_were_restored_nor_moved_in_exam_weeks() -> None:
    assert shut("wipe", GONE, site(attestations=[]), entry=True) == {"restored": False}
    exams = Freeze(name="高考", first=TODAY, last=TODAY)
    facts = GONE.model_copy(update={"freezes": {"old": (exams,)}})
    for stage in ("migrate", "drain", "wipe", "power_off"):
        assert shut(stage, facts, entry=True) == {"calm": False}
