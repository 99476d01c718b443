"""What openstacksdk sees of a cloud becomes facts; the cloud behind the HTTP is SIMULATED."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from fake_cloud import FakeCloud, fake_cloud

from edugrid.cli.app import run
from edugrid.cli.paths import inventories
from edugrid.region import OpenRegion, open_region
from edugrid.retire.legacy_sites import legacy_sites
from edugrid.retire.look.names import names
from edugrid.retire.look.servers import servers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOT = __file__.rsplit("/tests/", 1)[0] + "/inventories"
REGION = "henan/zhengzhou"
ZONE = "zhengzhou.edu.example."
WORKLOAD = "zm-old-room/学籍查询系统"


@pytest.fixture
def cloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeCloud]:
    monkeypatch.setenv("EDUGRID_INVENTORIES", ROOT)
    monkeypatch.setenv("EDUGRID_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("EDUGRID_LANG", "en")
    monkeypatch.setenv("EDUGRID_AT", "2026-11-27T12:00:00+08:00")
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(tmp_path / "clouds.yaml"))
    with fake_cloud(tmp_path, ZONE, "gov", "telecom") as made:
        made.projects = {"legacy-zm-old-room": ["zm-roster-db"], "edu-zhengzhou": ["edu-zhengzhou-roster-1"]}
        yield made


@pytest.fixture
def opened() -> OpenRegion:
    return open_region(inventories(), REGION)


def test_servers(cloud: FakeCloud, opened: OpenRegion) -> None:
    sites = legacy_sites(opened.intent)
    assert servers(sites) == {WORKLOAD: True}
    cloud.projects["legacy-zm-old-room"] = ["another"]
    assert servers(sites) == {WORKLOAD: False}
    del cloud.projects["legacy-zm-old-room"]
    assert servers(sites) == {WORKLOAD: False}


def test_names(cloud: FakeCloud, opened: OpenRegion) -> None:
    sites, tenancies = legacy_sites(opened.intent), opened.design.tenancies
    cloud.records = [(f"roster.{ZONE}", "A", ["10.0.0.7"]), (f"mail.{ZONE}", "A", ["10.0.0.9", "172.30.8.9"]),
                     (f"text.{ZONE}", "TXT", ['"172.30.8.9"'])]  # fmt: skip
    assert names(sites, tenancies) == {
        "zm-old-room": (f"mail.{ZONE} → 172.30.8.9",),
        "xz-school-room": (),
    }
    assert cloud.asked.count("/dns/v2/zones") == 1  # one look a city, however many sites


def test_a_cloud_that_cannot_be_asked_is_unknown(
    opened: OpenRegion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(tmp_path / "none.yaml"))
    sites = legacy_sites(opened.intent)
    assert servers(sites) == {WORKLOAD: None}
    assert set(names(sites, opened.design.tenancies).values()) == {None}


def test_the_gate_opens_when_the_server_is_gone(cloud: FakeCloud, capsys: pytest.CaptureFixture[str]) -> None:
    gate = ["retire", "gate", f"{REGION}/zhongmu/zm-old-room", "migrate"]
    assert run(gate) == 3
    assert "FAIL    workload zm-roster-db: zm-roster-db still runs" in capsys.readouterr().out
    cloud.projects["legacy-zm-old-room"] = []
    assert run([*gate, "--format", "json"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert (body["open"], body["side"], [item["passed"] for item in body["gates"]]) == (True, "exit", [True, True])
    # the history knows now that it was done: the server that is there again is told
    cloud.projects["legacy-zm-old-room"] = ["zm-roster-db"]
    assert run(["retire", "report", REGION, "--format", "json"]) == 0
    page = json.loads(capsys.readouterr().out)
    assert [(line["site"], line["late"], line["shut"]) for line in page["lines"]] == [
        ("xz-school-room", 0, 1),
        ("zm-old-room", 88, 1),
    ]
    assert {item["site"] for item in page["slip"]["moved"]} == {"zm-old-room"}


def test_what_comes_back_is_drift(cloud: FakeCloud, opened: OpenRegion) -> None:
    import os

    from edugrid.drift.observe_retired import observe_retired
    from edugrid.drift.retired import retired

    gate = ["retire", "gate", f"{REGION}/zhongmu/zm-old-room", "migrate"]
    cloud.projects["legacy-zm-old-room"] = []
    assert run(gate) == 0
    assert observe_retired(inventories(), opened, os.environ, ("cloud",), retired(opened, os.environ), {}) == ()
    cloud.projects["legacy-zm-old-room"] = ["zm-roster-db"]
    records = observe_retired(inventories(), opened, os.environ, ("cloud",), retired(opened, os.environ), {})
    assert [(record.kind, *record.path) for record in records] == [("unmanaged", "workload", "zm-roster-db")]


def test_drift_notes_the_dates_and_tells_what_is_moved_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import shutil

    root = tmp_path / "inventories"
    shutil.copytree(ROOT, root)
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(root))
    monkeypatch.setenv("EDUGRID_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(tmp_path / "none.yaml"))
    monkeypatch.setenv("EDUGRID_AT", "2026-01-01T12:00:00+08:00")  # before every last day: nothing is asked of anybody
    county = root / "henan/zhengzhou/zhongmu/county.yml"
    look = ["drift", f"{REGION}/zhongmu", "--only", "cloud", "--format", "json"]

    def slips() -> list[tuple[str, ...]]:
        run(look)
        records = json.loads(capsys.readouterr().out)["records"]
        return [tuple(item["path"]) for item in records if item["path"][-1:] == ["due"]]

    assert slips() == []
    text = county.read_text(encoding="utf-8")
    assert "hand_back: 2027-06-30" in text
    county.write_text(text.replace("hand_back: 2027-06-30", "hand_back: 2027-07-31"), encoding="utf-8")
    assert slips() == [("timetable", "hand_back", "due")]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_report_as_a_fragment_escapes_what_people_wrote(
    cloud: FakeCloud, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cloud.projects
    assert run(["--lang", lang, "retire", "report", REGION, "--format", "html"]) == 0
    text = capsys.readouterr().out
    assert text.startswith('<section class="retirement"')
    assert text.rstrip().endswith("</section>")
    assert text.count("<table>") == text.count("</table>") == 1
    assert "http" not in text
    assert ("仍在运行" if lang == "zh" else "still runs") in text
