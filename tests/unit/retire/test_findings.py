"""What comes back and what slips are findings; what is on its way is none."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from edugrid.cli.app import run
from edugrid.intent.data_centre import DataCentre
from edugrid.intent.load import load_intent
from edugrid.retire.facts import Facts, PortFact
from edugrid.retire.findings import findings, stages_known
from edugrid.retire.legacy_sites import legacy_sites
from edugrid.retire.memory import Memory
from edugrid.retire.timetable import timetable

if TYPE_CHECKING:
    from edugrid.drift.record import DriftRecord

ROOT = Path(__file__).parents[3] / "inventories"
TODAY = date(2026, 11, 27)
GONE = Facts(workloads={"zm-old-room/学籍查询系统": False}, routes={"172.30.8.0/24": False})
MIGRATED = Memory(passed={"zm-old-room migrate": date(2026, 9, 1)})
DRAINED = Memory(passed={"zm-old-room drain": date(2026, 9, 2)})
ACCESS = [{"device": "zm-agg-1", "port": "GigabitEthernet1/0/9"}]


def found(facts: Facts, memory: Memory, today: date = TODAY, **changes: object) -> list[DriftRecord]:
    legacy = next(
        item for item in legacy_sites(load_intent(ROOT, "henan/zhengzhou")) if item.site.name == "zm-old-room"
    )
    site = DataCentre.model_validate(legacy.site.model_dump() | changes)
    status = timetable(legacy.region, site, today, facts)
    return findings(legacy._replace(site=site), status, facts, memory, today)


def shown(records: list[DriftRecord]) -> list[tuple[object, ...]]:
    return [(record.world, *record.path, record.kind, record.severity) for record in records]


def test_a_site_that_keeps_its_dates_is_no_finding() -> None:
    assert found(GONE, Memory()) == []
    assert found(GONE, MIGRATED) == []


def test_a_date_that_was_missed() -> None:
    runs = GONE.model_copy(update={"workloads": {"zm-old-room/学籍查询系统": True}})
    (record,) = found(runs, Memory(), date(2026, 9, 10))
    assert shown([record]) == [("cloud", "timetable", "migrate", "expired", "medium")]
    assert (record.asset, record.intended) == ("legacy/zm-old-room", "done by 2026-08-31")
    assert record.actual == "10 days late: zm-roster-db still runs"
    assert shown(found(runs, Memory()))[0][-1] == "high"
    # nobody could look: what was never shown to be done stays late, what was done stays done
    assert shown(found(Facts(), Memory())) == [("cloud", "timetable", "migrate", "expired", "high")]
    assert found(Facts(sums=GONE.sums), MIGRATED) == []


def test_a_workload_that_comes_back_is_told_with_the_date() -> None:
    runs = GONE.model_copy(update={"workloads": {"zm-old-room/学籍查询系统": True}})
    records = found(runs, MIGRATED, date(2026, 8, 31))
    assert shown(records) == [("cloud", "workload", "zm-roster-db", "unmanaged", "high")]
    assert records[0].intended == "gone since 2026-09-01 (migrate done)"


@pytest.mark.parametrize("simulated", [True, False])
def test_a_port_that_lights_up_after_the_drain(*, simulated: bool) -> None:
    port = PortFact(up=True, macs=("00:11:22:33:44:55",), arps=(), simulated=simulated)
    facts = GONE.model_copy(
        update={
            "ports": {"zm-agg-1 GigabitEthernet1/0/9": port},
            "simulated": ("zm-agg-1 GigabitEthernet1/0/9",) if simulated else (),
        }
    )
    (record,) = found(facts, DRAINED, access=ACCESS)
    assert shown([record]) == [("network", "port", "zm-agg-1 GigabitEthernet1/0/9", "unmanaged", "high")]
    assert record.layer == ("simulated" if simulated else "real")
    assert found(facts, MIGRATED, access=ACCESS) == []


def test_a_route_and_a_name_that_come_back() -> None:
    facts = GONE.model_copy(update={"routes": {"172.30.8.0/24": True}, "names": {"zm-old-room": ("a. → 172.30.8.1",)}})
    assert shown(found(facts, DRAINED)) == [
        ("network", "route", "172.30.8.0/24", "unmanaged", "high"),
        ("cloud", "dns", "unmanaged", "high"),
    ]


def test_a_date_that_was_moved_later() -> None:
    known = Memory(first_due={"zm-old-room drain": date(2026, 12, 21), "zm-old-room wipe": date(2027, 3, 31)})
    records = found(GONE, known)
    assert shown(records) == [("cloud", "timetable", "drain", "due", "changed", "low")]
    assert (records[0].intended, records[0].actual) == ("2026-12-21", "2026-12-31 (10 days later)")
    earlier = Memory(first_due={"zm-old-room drain": date(2026, 6, 30)})
    assert shown(found(GONE, earlier))[0][-1] == "medium"


def test_only_what_can_be_a_finding_is_asked_about() -> None:
    legacy = {item.site.name: item for item in legacy_sites(load_intent(ROOT, "henan/zhengzhou"))}
    assert "drain" not in stages_known(legacy["zm-old-room"], Memory(), TODAY)
    assert stages_known(legacy["zm-old-room"], Memory(), TODAY) == {"freeze", "survey", "migrate"}
    assert stages_known(legacy["xz-school-room"], Memory(), TODAY) == {"freeze"}
    assert "drain" in stages_known(legacy["zm-old-room"], DRAINED, TODAY)


def test_the_command_notes_dates_and_drift_tells_when_one_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(ROOT, tmp_path / "inventories")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(root))
    monkeypatch.setenv("EDUGRID_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("EDUGRID_LANG", "en")
    monkeypatch.setenv("EDUGRID_AT", "2026-11-27T12:00:00+08:00")
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(tmp_path / "none.yaml"))
    county = root / "henan/zhengzhou/xinzheng/county.yml"
    region = "henan/zhengzhou/xinzheng"
    # its devices are not there: planned ones are not asked
    text = county.read_text(encoding="utf-8").replace(
        "    management: {host", "    state: planned\n    management: {host"
    )
    county.write_text(text, encoding="utf-8")
    assert run(["retire", "status", region]) == 0
    county.write_text(text.replace("migrate: 2027-08-31", "migrate: 2027-10-31"), encoding="utf-8")
    capsys.readouterr()
    assert run(["drift", region, "--format", "json"]) == 3
    records = json.loads(capsys.readouterr().out)["records"]
    assert [(record["path"], record["intended"], record["severity"]) for record in records] == [
        (["timetable", "migrate", "due"], "2027-08-31", "medium")
    ]
    assert records[0]["owner"] == "新郑市第一中学"
