"""What does not hold is drift: the same record, formats and exceptions."""

import json
from pathlib import Path

import pytest

from edugrid.cli.app import run
from edugrid.comply.observe import observe
from edugrid.drift.extent import Extent
from edugrid.region import OpenRegion

ROOT = Path(__file__).parents[3] / "inventories"
CITY = "henan/zhengzhou"
EXCEPTION = "DX-0009,system/identity,comply › 8.1.2.1-e › *,changed,已立项改造双上联,李局长,2027-12-31\n"


def test_a_control_that_fails_is_a_record_with_its_owner(opened: OpenRegion) -> None:
    found = [
        record for record in observe(ROOT, opened, {"EDUGRID_STATE": "nowhere"}) if record.asset == "system/identity"
    ]
    assert {record.path[:2] for record in found} == {("comply", "8.1.2.1-e")}
    assert {record.owner for record in found} == {"郑州市教育局"}
    assert all(record.layer == "attested" and record.kind == "changed" for record in found)


def test_formats_and_exceptions_work(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["comply", "status", CITY]) == 3
    told = capsys.readouterr().out
    assert all(name in told for name in ("roster", "video", "log"))
    with (root / CITY / "registers/drift_exceptions.csv").open("a", encoding="utf-8") as file:
        file.write(EXCEPTION)
    assert run(["comply", "status", CITY, "--format", "json"]) == 3
    records = json.loads(capsys.readouterr().out)["records"]
    excepted = {record["exception"] for record in records if record["asset"] == "system/identity"}
    assert excepted == {"DX-0009"}
    assert None in {record["exception"] for record in records}


def test_a_look_without_them_says_nothing_about_them() -> None:
    assert "comply" in Extent().skipped
    assert "comply" not in Extent(comply=True).skipped
    assert Extent(comply=True).options == ("--comply",)
