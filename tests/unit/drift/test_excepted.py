"""Dated exceptions from drift: what they cover, that they end, and that they alarm nobody while they last."""

import json
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from edugrid.drift.excepted import excepted
from edugrid.drift.formats import as_json, as_junit, as_prometheus, as_sarif, as_text
from edugrid.drift.record import DriftRecord
from edugrid.intent.load import load_intent
from edugrid.intent.tree import Intent
from edugrid.scaffold import scaffold

HEAD = "id,asset,path,kind,reason,approver,until\n"


def intent(folder: Path, rows: str, day: str = "2026-12-01") -> Intent:
    scaffold(folder)
    register = folder / "inventories/henan/zhengzhou/registers/drift_exceptions.csv"
    register.write_text(HEAD + rows, encoding="utf-8")
    return load_intent(folder / "inventories", "henan/zhengzhou", datetime.fromisoformat(f"{day}T12:00+08:00"))


def record(asset: str, *path: str, kind: str = "missing", region: str = "henan/zhengzhou/zhongmu") -> DriftRecord:
    fields = {"region": region, "world": "network", "asset": asset, "path": path, "kind": kind, "intended": "x"}
    return DriftRecord.model_validate(fields | {"actual": None, "severity": "high", "layer": "real"})


@pytest.mark.parametrize(
    ("asset", "path", "kind", "covered"),
    [
        ("zm-agg-1", ("interface GE1/0/1", "description x"), "missing", "DX-1"),
        ("zm-agg-1", ("interface GE1/0/1", "description x"), "changed", None),
        ("zm-agg-2", ("interface GE1/0/1", "description x"), "missing", None),
        ("zm-agg-1", ("interface GE1/0/10", "description x"), "missing", None),
        ("xz-agg-1", ("interface GE1/0/2", "stp edged-port enable"), "missing", "DX-2"),
        ("registers/zhengzhou", ("exception", "DX-2"), "expired", None),
        ("zm-pop-1", (), "unreachable", "DX-3"),
        ("zm-pop-1", ("a [b]?",), "changed", "DX-4"),
        ("zm-pop-1", ("a bx",), "changed", None),
    ],
)
def test_what_is_covered(tmp_path: Path, asset: str, path: tuple[str, ...], kind: str, covered: str | None) -> None:
    known = intent(
        tmp_path,
        "DX-1,zm-agg-1,interface GE1/0/1 › *,missing,施工,王主任,2026-12-31\n"
        "DX-2,*,*stp edged-port*,,新规范宽限期,王主任,2026-12-01\n"
        "DX-2b,*,*,expired,不应隐藏到期,王主任,2026-12-31\n"
        "DX-3,zm-pop-1,,unreachable,搬迁,王主任,2026-12-31\n"
        "DX-4,zm-pop-1,a [b]?,changed,方括号,王主任,2026-12-31\n",
    )
    (found,) = excepted([record(asset, *path, kind=kind)], known)
    assert found.exception == covered
    assert found.identity == record(asset, *path, kind=kind).identity


def test_it_ends_with_its_day_and_its_city(tmp_path: Path) -> None:
    rows = "DX-2,*,*stp*,,新规范宽限期,王主任,2026-12-01\n"
    line = record("xz-agg-1", "stp edged-port enable")
    assert excepted([line], intent(tmp_path / "a", rows))[0].exception == "DX-2"
    assert excepted([line], intent(tmp_path / "b", rows, "2026-12-02"))[0].exception is None
    other = line.model_copy(update={"region": "henan/luoyang"})
    assert excepted([other], intent(tmp_path / "c", rows))[0].exception is None


def test_formats_say_so_and_do_not_alarm() -> None:
    one = record("zm-agg-1", "vlan 100").model_copy(update={"exception": "DX-1"})
    assert "allowed: DX-1" in as_text([one], "en")
    assert "differences: 1 (allowed 1)" in as_text([one], "en")
    assert "例外：DX-1" in as_text([one], "zh")
    assert json.loads(as_json([one]))["records"][0]["exception"] == "DX-1"
    suppressed = json.loads(as_sarif([one]))["runs"][0]["results"][0]["suppressions"]
    assert suppressed == [{"kind": "external", "justification": "DX-1"}]
    suite = ET.fromstring(as_junit([one]))  # noqa: S314 - our own output
    assert (suite.get("failures"), suite.get("skipped")) == ("0", "1")
    metrics = as_prometheus([one], "r").splitlines()
    assert 'edugrid_drift_records{region="r",world="network",severity="high"} 0' in metrics
    assert 'edugrid_drift_allowed_records{region="r"} 1' in metrics
