"""The register on disk, and the commands that write it."""

from pathlib import Path

import pytest

from edugrid.cli.app import run

CITY = "henan/zhengzhou"
GROUNDS = ["--reason", "挖矿", "--approver", "王主任", "--by", "张工"]


def _register(root: Path) -> Path:
    return root / CITY / "registers/blocks.csv"


def test_orders_are_appended_and_other_rows_keep_their_bytes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    by_hand = (
        "id,kind,indicator,reason,source,applicant,approver,created,until\r\n"
        'BL-0007,domain,bad.example,"a, b",notice,x,y, 2027-02-01T08:00 ,2027-03-05\r\n'
    )
    _register(root).write_bytes(by_hand.encode())
    assert run(["block", "add", f"{CITY}/zhongmu", "203.0.113[.]9", "tcp/3333", *GROUNDS]) == 0
    assert run(["block", "add", CITY, "10.1.2.3", "198.51.100.7", *GROUNDS, "--until", "2027-04-01"]) == 2
    told = capsys.readouterr()
    assert "10.1.2.3/32 would hit 10.0.0.0/8, a pool of the province" in told.err
    text = _register(root).read_bytes().decode()
    lines = text.split("\r\n")
    assert lines[1].startswith('BL-0007,domain,bad.example,"a, b",notice')
    assert lines[2].startswith(
        "BL-0008,address,203.0.113.9/32,挖矿,manual,张工,王主任,2027-03-01T09:00,2027-03-08,zhongmu"
    )
    assert lines[4].startswith("BL-0010,address,198.51.100.7/32")
    assert lines[4].count("2027-04-01") == 1


def test_an_order_that_is_lifted_stays_as_a_record(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["block", "add", CITY, "203.0.113.9", *GROUNDS]) == 0
    assert run(["block", "lift", CITY, "BL-0001", "--reason", "wrong", "--by", "李"]) == 0
    assert run(["block", "lift", CITY, "BL-0001", "--reason", "wrong", "--by", "李"]) == 2
    capsys.readouterr()
    assert run(["block", "list", CITY]) == 0
    assert "nothing is blocked" in capsys.readouterr().out
    assert "2027-03-01T09:00,李" in _register(root).read_text(encoding="utf-8")
    # the same may be ordered again, under a new id
    assert run(["block", "add", CITY, "203.0.113.9", *GROUNDS]) == 0
    assert "BL-0002" in capsys.readouterr().out


def test_a_province_orders_it_in_every_city_and_a_wrong_region_is_told(root: Path) -> None:
    assert run(["block", "add", "henan", "bad.example", *GROUNDS]) == 0
    assert "bad.example" in _register(root).read_text(encoding="utf-8")
    assert run(["block", "add", "henan/nowhere", "bad.example", *GROUNDS]) == 2


def test_the_daily_statement_says_what_came_and_went(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["block", "add", CITY, "203.0.113.9", "203.0.113.20", *GROUNDS]) == 0
    assert run(["block", "lift", CITY, "BL-0002", "--reason", "wrong", "--by", "李"]) == 0
    out = root.parent / "day.xlsx"
    assert run(["block", "statement", CITY, "--out", str(out)]) == 0
    from openpyxl import load_workbook

    sheets = [[row[0].value for row in sheet.iter_rows(min_row=2)] for sheet in load_workbook(out)]
    assert sheets == [["BL-0001"], ["BL-0001", "BL-0002"], ["BL-0002"]]
    monkeypatch.setenv("EDUGRID_AT", "2027-03-09")
    capsys.readouterr()
    assert run(["block", "statement", CITY]) == 0
    shown = capsys.readouterr().out
    assert shown.index("Ended on 2027-03-09") < shown.index("BL-0001")
