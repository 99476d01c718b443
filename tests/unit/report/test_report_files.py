"""Workbook and files, read back."""

import json
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from edugrid.report.data import ReportData
from edugrid.report.write import write_report
from edugrid.report.xlsx import xlsx


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_workbook_reads_back(data: ReportData, lang: str) -> None:
    book = load_workbook(BytesIO(xlsx(data, lang)))
    assert len(book.sheetnames) == 10
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        assert all(sheet.column_dimensions[cell.column_letter].width >= 8 for cell in sheet[1])
    times = book["退出时间表" if lang == "zh" else "Timetable"]
    dues = [row[4].value for row in times.iter_rows(min_row=2)]
    assert dues == [datetime.combine(stage.due, datetime.min.time()) for site in data.sites for stage in site.stages]
    assert [row[6].value for row in times.iter_rows(min_row=2) if row[6].value] == [61]
    drift = book["漂移" if lang == "zh" else "Drift"]
    assert [row[0].value for row in drift.iter_rows(min_row=2)] == [record.identity for record in data.drift or ()]
    schools = book["学校" if lang == "zh" else "Schools"]
    assert schools["C2"].value == "4101840001"
    assert schools["C2"].data_type == "s"
    assert isinstance(schools["E2"].value, int)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_formulas_stay_text(data: ReportData, start: str) -> None:
    assert data.drift
    evil = start + 'HYPERLINK("http://example.test","x")\x07'
    hostile = data.model_copy(update={"drift": (data.drift[0].model_copy(update={"asset": evil}),)})
    raw = xlsx(hostile, "en")
    cell = load_workbook(BytesIO(raw))["Drift"]["D2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value.strip().startswith(start.strip() or "=")
    with ZipFile(BytesIO(raw)) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]


def test_files_are_written_whole(data: ReportData, tmp_path: Path) -> None:
    out = tmp_path / "a" / "report"
    files = write_report(data, out, "zh")
    assert [path.name for path in files] == ["index.html", "index.en.html", "data.json", "report.xlsx", "roadmap.docx"]
    assert sorted(path.name for path in out.iterdir()) == sorted(path.name for path in files)
    assert 'lang="zh-CN"' in files[0].read_text(encoding="utf-8")
    assert 'href="index.en.html"' in files[0].read_text(encoding="utf-8")
    assert '<html lang="en">' in files[1].read_text(encoding="utf-8")
    assert 'href="index.html"' in files[1].read_text(encoding="utf-8")
    facts = json.loads(files[2].read_text(encoding="utf-8"))
    assert facts["version"] == 1
    assert [record["id"] for record in facts["drift"]] == [record.identity for record in data.drift or ()]
    assert [site["overdue"] for site in facts["sites"]] == [True, False]
    assert set(facts["sites"][0]["stages"][0]["gates"][0]["evidence"]) == {"en", "zh"}
    assert facts["overview"]["cities"][0]["clouds"][0]["ipv4"] == "10.0.0.0/24"


def test_a_failed_write_keeps_the_old_file(data: ReportData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_report(data, tmp_path, "en")[0]
    before = first.read_bytes()

    def fail(_handle: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="disk full"):
        write_report(data.model_copy(update={"title": "other"}), tmp_path, "en")
    assert first.read_bytes() == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
