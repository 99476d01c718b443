"""A delay moves what depends on it, and says what that breaks."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
import typer

from edugrid.cli.app import run
from edugrid.cli.read_slips import read_slips
from edugrid.intent.load import load_intent
from edugrid.intent.tree import Intent
from edugrid.retire.show_slip import slip_text
from edugrid.retire.slip import slip

ROOT = Path(__file__).parents[3] / "inventories"
DONE = {"zm-old-room": {"freeze", "survey"}, "xz-school-room": {"freeze"}}


@pytest.fixture
def intent() -> Intent:
    return load_intent(ROOT, "henan/zhengzhou")


def test_done_stages_keep_their_dates_and_the_rest_moves(intent: Intent) -> None:
    found = slip(intent, {"zm-old-room": 30}, DONE)
    assert {item.site for item in found.moved} == {"zm-old-room"}
    assert [item.stage for item in found.moved] == ["migrate", "drain", "wipe", "power_off", "hand_back"]
    assert {(item.after - item.before).days for item in found.moved} == {30}
    assert found.consequences == ()


def test_who_waits_for_it_moves_too_and_contracts_must_be_renewed(intent: Intent) -> None:
    found = slip(intent, {"zm-old-room": 400}, DONE)
    other = [item for item in found.moved if item.site == "xz-school-room"]
    assert next((item.stage, item.because) for item in other) == ("migrate", "zm-old-room/学籍查询系统")
    assert other[0].after == date(2027, 10, 5)
    assert {(item.after - item.before).days for item in other} == {35}
    assert [(item.kind, item.yuan) for item in found.consequences] == [("contract", 5322), ("contract", 4734)]
    text = slip_text(found, "zh")
    assert "等待 zm-old-room/学籍查询系统" in text
    assert "合同 HT-1001" in text


def test_deadline_and_exams(intent: Intent) -> None:
    found = slip(intent, {"xz-school-room": 200}, DONE)
    assert [item.kind for item in found.consequences] == ["deadline"]
    assert found.consequences[0].message.en == "xz-school-room is handed back 16 days after the deadline 2028-12-31"
    exams = slip(intent, {"zm-old-room": 280}, DONE)  # 2026-08-31 becomes 2027-06-07
    assert ["高考" in item.message.zh for item in exams.consequences if item.kind == "freeze"] == [True]


def test_a_site_that_has_migrated_waits_for_nobody(intent: Intent) -> None:
    done = DONE | {"xz-school-room": {"freeze", "survey", "migrate"}}
    assert {item.site for item in slip(intent, {"zm-old-room": 400}, done).moved} == {"zm-old-room"}


def test_two_sites_that_wait_for_each_other_end(tmp_path: Path) -> None:
    root = shutil.copytree(ROOT, tmp_path / "inventories")
    county = root / "henan/zhengzhou/zhongmu/county.yml"
    more = "    workloads:\n      - {name: 邮件, depends_on: [资源库]}\n"
    county.write_text(county.read_text(encoding="utf-8").replace("    workloads:\n", more, 1), encoding="utf-8")
    found = slip(load_intent(root, "henan/zhengzhou"), {"zm-old-room": 400}, DONE)
    assert {item.site for item in found.moved} == {"zm-old-room", "xz-school-room"}


def test_how_delays_are_written() -> None:
    assert read_slips(["a=30d", "b=2w"], {"a", "b"}) == {"a": 30, "b": 14}
    for text in ("a", "a=30", "c=1d"):
        with pytest.raises(typer.BadParameter):
            read_slips([text], {"a", "b"})


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(ROOT))
    monkeypatch.setenv("EDUGRID_STATE", str(tmp_path))
    monkeypatch.setenv("EDUGRID_AT", "2026-11-27T12:00:00+08:00")
    monkeypatch.setenv("OS_CLIENT_CONFIG_FILE", str(tmp_path / "none.yaml"))
    assert run(["retire", "status", "henan/zhengzhou", "--slip", "zm-old-room=4w", "--format", "json"]) == 0
    body = json.loads(capsys.readouterr().out)
    assert body["version"] == 1
    assert body["moved"][0]["after"] == "2026-09-28"
