"""`edugrid cloud quota` and `edugrid cloud expiring` on the example city, without a cloud."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from edugrid.cli.app import run

CITY = "henan/zhengzhou"


@pytest.fixture(autouse=True)
def example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDUGRID_INVENTORIES", str(Path(__file__).parents[3] / "inventories"))
    monkeypatch.setenv("EDUGRID_AT", "2026-12-01")
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("EDUGRID_LANG", "en")


def test_what_is_free_is_the_limit_less_what_is_committed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cloud", "quota", CITY, "--offline", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {cloud["cloud"] for cloud in told["clouds"]} == {"gov", "telecom"}
    limited = [row for row in told["rows"] if row["limit"] is not None]
    assert {row["part"] for row in limited} == {"cloud", "county", "contract"}
    for row in limited:
        assert row["free"] == row["limit"] - row["committed"]
        assert row["used"] is None
    gov = next(cloud for cloud in told["clouds"] if cloud["cloud"] == "gov")
    cores = next(row for row in limited if (row["cloud"], row["part"], row["kind"]) == ("gov", "cloud", "cores"))
    assert (cores["limit"], cores["committed"]) == (gov["quota"]["cores"], gov["committed"]["cores"])


def test_the_table_and_the_workbook_say_the_same(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["--lang", "zh", "cloud", "quota", CITY, "--offline"]) == 0
    seen = capsys.readouterr()
    assert "已用：未查询任何云" in seen.err
    assert (
        run(
            ["--lang", "zh", "cloud", "quota", CITY, "--format", "xlsx", "--offline", "--out", str(tmp_path / "q.xlsx")]
        )
        == 0
    )
    sheet = load_workbook(tmp_path / "q.xlsx").worksheets[0]
    header, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert len(header) == 11
    contracts = {row[3] for row in rows if row[3] and str(row[3]).startswith("HT-")}
    assert contracts == {"HT-0001", "HT-0002"}
    assert all(name in seen.out for name in contracts)


def test_what_ends_soon_is_told_before_it_ends(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["cloud", "expiring", CITY, "--format", "json", "--within", "5000"]) == 3
    terms = json.loads(capsys.readouterr().out)["terms"]
    assert {term["kind"] for term in terms} >= {"approval", "contract"}
    last = max(term["ends"] for term in terms if term["kind"] == "contract")
    monkeypatch.setenv("EDUGRID_AT", last)
    assert run(["cloud", "expiring", CITY, "--within", "0"]) == 3
    assert "HT-" in capsys.readouterr().out


def test_nothing_ends(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cloud", "expiring", CITY, "--within", "0"]) == 0
    assert f"{CITY}: nothing ends within 0 days" in capsys.readouterr().out


def test_a_workbook_needs_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["cloud", "quota", CITY, "--format", "xlsx"]) == 2
    assert "--out" in capsys.readouterr().err
