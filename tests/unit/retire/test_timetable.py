"""Stages and gates of a legacy data centre."""

from datetime import date

import pytest

from edugrid.intent.data_centre import DataCentre
from edugrid.retire.facts import Facts
from edugrid.retire.status import SiteStatus
from edugrid.retire.timetable import timetable

SITE = DataCentre.model_validate(
    {
        "name": "old-room",
        "title": "机房",
        "state": "legacy",
        "owner": "教体局",
        "opened": "2011-09-01",
        "racks": 3,
        "prefixes": ["172.30.8.0/24"],
        "target": "gov",
        "workloads": [{"name": "学籍", "cloud": "gov", "project": "legacy", "server": "db"}],
        "timetable": {
            "freeze": "2025-03-31",
            "survey": "2025-09-30",
            "migrate": "2026-08-31",
            "drain": "2026-12-31",
            "wipe": "2027-03-31",
            "power_off": "2027-04-30",
            "hand_back": "2027-06-30",
        },
        "attestations": [{"stage": "survey", "day": "2025-09-20", "by": "张工", "evidence": "调查表"}],
    }
)


def judged(today: str, workload: bool | None, route: bool | None) -> SiteStatus:  # noqa: FBT001 - three facts
    facts = Facts(workloads={"old-room/学籍": workload}, routes={"172.30.8.0/24": route})
    return timetable("p/c", SITE, date.fromisoformat(today), facts)


def states(status: SiteStatus) -> dict[str, str]:
    return {stage.name: stage.state for stage in status.stages}


def test_a_running_workload_keeps_the_site_overdue() -> None:
    status = judged("2026-11-23", workload=True, route=False)
    assert status.overdue
    assert status.current is not None
    assert status.current.name == "migrate"
    assert status.current.gates[0].evidence.en == "db still runs"
    assert states(status) == {
        "freeze": "done",
        "survey": "done",
        "migrate": "overdue",
        "drain": "later",
        "wipe": "later",
        "power_off": "later",
        "hand_back": "later",
    }


def test_the_gate_passes_when_the_workload_is_gone() -> None:
    status = judged("2026-11-23", workload=False, route=False)
    assert not status.overdue
    assert states(status)["migrate"] == "done"
    assert states(status)["drain"] == "current"


def test_what_cannot_be_asked_is_not_passed() -> None:
    status = judged("2026-08-01", workload=None, route=None)
    gate = status.stages[2].gates[0]
    assert gate.passed is None
    assert states(status)["migrate"] == "current"


def test_no_stage_is_done_before_the_one_before_it() -> None:
    early = judged("2025-01-01", workload=False, route=False)
    assert states(early)["freeze"] == "current"
    assert {state for name, state in states(early).items() if name != "freeze"} == {"later"}


def test_a_route_keeps_the_drain_gate_closed() -> None:
    status = judged("2026-11-23", workload=False, route=True)
    gates = {gate.name: gate.passed for gate in status.stages[3].gates}
    assert gates == {"route 172.30.8.0/24": False, "attested": False}


def test_a_site_without_timetable_cannot_be_judged() -> None:
    with pytest.raises(ValueError, match="no timetable"):
        timetable("p/c", SITE.model_copy(update={"timetable": None}), date(2026, 1, 1), Facts())
