"""Drift in every format: golden pairs of records and output."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from edugrid import __version__
from edugrid.drift.formats import as_html, as_json, as_junit, as_prometheus, as_sarif, as_text, show
from edugrid.drift.formats.document import DriftDocument
from edugrid.drift.formats.json_schema import json_schema
from edugrid.drift.record import DriftRecord

GOLDEN = Path(__file__).parents[2] / "golden" / "drift"
RECORDS = tuple(
    DriftRecord.model_validate_json(json.dumps(item))
    for item in json.loads((GOLDEN / "records.json").read_text(encoding="utf-8"))
)
AT = datetime(2026, 10, 31, 1, 30, tzinfo=UTC)
FORMATS: dict[str, Callable[[tuple[DriftRecord, ...]], str]] = {
    "text.zh.txt": lambda records: as_text(records, "zh"),
    "text.en.txt": lambda records: as_text(records, "en"),
    "drift.json": as_json,
    # the kept file must not move with the version of edugrid
    "drift.sarif": lambda records: as_sarif(records).replace(f'"version": "{__version__}"', '"version": "0.1.0"', 2),
    "junit.xml": as_junit,
    "drift.prom": lambda records: as_prometheus(records, "henan/zhengzhou", AT),
    "drift.zh.html": lambda records: as_html(records, "zh", region="henan/zhengzhou"),
}
RULES = ("changed", "missing", "unmanaged", "unreachable", "expired", "over-committed")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("records", [RECORDS, ()], ids=["found", "clean"])
def test_output_is_the_kept_one(name: str, records: tuple[DriftRecord, ...]) -> None:
    path = GOLDEN / ("found" if records else "clean") / name
    text = FORMATS[name](records)
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def hostile() -> DriftRecord:
    return RECORDS[0].model_copy(
        update={
            "asset": 'a"b\\c\nd',
            "path": ("<img>", "\x1b[2J", "x\x00y"),
            "kind": "unreachable",
            "intended": "neighbor 10.0.0.1 password Geheim",
            "actual": "]]>&<!--",
        }
    )


def test_hostile_texts_stay_texts() -> None:
    records = (hostile(),)
    assert json.loads(as_json(records))["records"][0]["path"] == ["<img>", "\x1b[2J", "x\x00y"]
    case = ET.fromstring(as_junit(records)).find(".//testcase")  # noqa: S314 - our own output
    assert case is not None
    error = case.find("error")
    assert error is not None
    assert "]]>&<!--" in (error.text or "")
    assert "\x1b" not in as_text(records, "en")
    assert "<img>" not in as_html(records, "en")
    assert 'asset="a\\"b\\\\c\\nd"' in as_prometheus(records, "r")


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_shows_a_secret(name: str) -> None:
    assert "Geheim" not in FORMATS[name]((hostile(),))


def test_sarif_points_at_its_rules() -> None:
    (run,) = json.loads(as_sarif(RECORDS))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == [f"drift/{kind}" for kind in RULES]
    assert len(run["results"]) == len(RECORDS)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]


def test_junit_counts_add_up() -> None:
    root = ET.fromstring(as_junit((*RECORDS, hostile())))  # noqa: S314 - our own output
    suites = root.findall("testsuite")
    for key, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        assert (
            int(root.attrib[key]) == sum(int(suite.attrib[key]) for suite in suites) == len(root.findall(f".//{tag}"))
        )


def test_prometheus_always_has_each_world_and_severity() -> None:
    lines = [line for line in as_prometheus((), "r").splitlines() if not line.startswith("#")]
    assert len(lines) == 8
    assert all(line.endswith(" 0") for line in lines)
    values = [line for line in as_prometheus(RECORDS, "r").splitlines() if line.startswith("edugrid_drift_records{")]
    assert sum(int(line.rsplit(" ", 1)[1]) for line in values) == len(RECORDS)


def test_colours_only_when_asked() -> None:
    assert "\x1b[" in as_text(RECORDS, "en", colour=True)
    assert "\x1b[" not in as_text(RECORDS, "en")


def test_show_takes_the_formats_of_the_command() -> None:
    assert show(RECORDS, "json", "en", "r") == as_json(RECORDS)
    assert show(RECORDS, "sarif", "en", "r") == as_sarif(RECORDS)
    assert show(RECORDS, "junit", "en", "r") == as_junit(RECORDS)
    assert show(RECORDS, "prometheus", "en", "r") == as_prometheus(RECORDS, "r")
    assert show(RECORDS, "html", "zh", "r") == as_html(RECORDS, "zh", region="r")
    assert RECORDS[0].asset in show(RECORDS, "text", "zh", "r")


def test_json_is_as_the_published_schema_says() -> None:
    schema = Path(__file__).parents[3] / "docs" / "drift.schema.json"
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        schema.write_text(json_schema(), encoding="utf-8")
    assert json_schema() == schema.read_text(encoding="utf-8")
    entry = json.loads(json_schema())["$defs"]["Entry"]
    for records in (RECORDS, ()):
        text = as_json(records)
        DriftDocument.model_validate_json(text, strict=True)
        assert all(
            list(item) == ["id", *(key for key in entry["required"] if key != "id")]
            for item in json.loads(text)["records"]
        )
        assert all("Z" in item["first_seen"] for item in json.loads(text)["records"] if item["first_seen"])
    with pytest.raises(ValueError, match="kind"):
        DriftDocument.model_validate_json(as_json(RECORDS).replace('"missing"', '"gone"'))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_who_answers_and_what_flaps(name: str) -> None:
    text = FORMATS[name]((RECORDS[0],))
    assert "郑州市教育局信息中心" in text
    assert "flapping" in text or "反复出现" in text
    assert any(day in text for day in ("2026-10-03", "2026-10-02T18:03:00", "1790964180"))
    assert any(day in text for day in ("2026-10-31", "2026-10-30T18:03:00", "1793383380"))


@pytest.mark.parametrize(
    ("exception", "en", "zh"),
    [
        ("DX-0001", "allowed: DX-0001", "例外：DX-0001"),
        ("grace 2027-03-31", "grace until 2027-03-31", "宽限至 2027-03-31"),
        ("unowned", "of no template", "不属于任何模板"),
    ],
)
def test_people_read_why_nobody_is_alarmed(exception: str, en: str, zh: str) -> None:
    records = (RECORDS[0].model_copy(update={"exception": exception}),)
    assert en in as_text(records, "en", width=200)
    for page in (as_text(records, "zh", width=200), as_html(records, "zh")):
        assert zh in page
