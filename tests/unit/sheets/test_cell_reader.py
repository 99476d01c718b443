"""Whatever stands in a cell: it is read, or named; never a crash, and never a value that was made up."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edugrid.sheets.cell_text import CellError, cell_text
from edugrid.sheets.csv_text import column_letter, csv_text
from edugrid.sheets.kind import KINDS, SheetField, load_kind
from edugrid.sheets.known import Known
from edugrid.sheets.match_heading import match_heading
from edugrid.sheets.problem import CellProblem, SheetError
from edugrid.sheets.raw import RawCell, RawRow, RawSheet
from edugrid.sheets.read_book import read_book
from edugrid.sheets.read_records import read_records

FIELDS = {f"{kind}.{name}": field for kind in KINDS for name, field in load_kind(kind).fields.items()}
KNOWN = Known("henan/zhengzhou", "", {"zhongmu": ("中牟县", "410122")}, {"gov": "government"}, {}, {}, {})
TEXTS = st.text(
    st.sampled_from(
        "0123456789０１９.,-/*+~约≥年月日底初 \u3000\u00a0\u200b\n（）()MmGgKk兆千百万米公里个班EeA=@是无同上〃:：;；、xOl²٣中牟县"
    ),
    max_size=12,
)
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(allow_nan=True, allow_infinity=True), TEXTS,
    st.text(max_size=8), st.dates(), st.datetimes(),
)  # fmt: skip
CELLS = st.tuples(VALUES, st.integers(0, 20)).map(lambda drawn: RawCell(drawn[0], "E17", drawn[1]))


def read(value: object, reads: str, heading: str = "", **more: object) -> str | None:
    field = SheetField.model_validate({"title": {"en": "x", "zh": "x"}, "reads": reads, **more})
    return cell_text(RawCell(value, "A1"), field, heading).text


@settings(max_examples=200, deadline=None)
@given(CELLS, st.sampled_from(sorted(FIELDS)), st.sampled_from(["", "带宽（G）", "距离(km)", "（", "/"]))
def test_any_cell_is_read_or_refused(cell: RawCell, name: str, heading: str) -> None:
    field = FIELDS[name]
    value = None
    with suppress(CellError):  # its texts are in the golden pairs
        value = cell_text(cell, field, heading)
    if value is None or value.text is None:
        return
    assert value.text == value.text.strip()
    assert value.text[:1] not in {"=", "+", "@", ""}
    if field.reads in {"count", "mbps", "metres"}:
        assert re.fullmatch(r"\d+", value.text, re.ASCII)
    if field.reads in {"date", "deadline"}:
        assert date.fromisoformat(value.text).isoformat() == value.text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=7), max_size=6), st.sampled_from(["schools", "legacy", "onus"]))
def test_any_rows_below_a_heading_are_taken_or_skipped_or_named(rows: list[list[RawCell]], name: str) -> None:
    kind = load_kind(name)
    titles = [field.title.zh for field in kind.fields.values()]
    table = [[RawCell(title, "") for title in titles], *rows]
    placed = tuple(
        RawRow(n, tuple(cell._replace(place=f"{column_letter(i)}{n}") for i, cell in enumerate(cells)))
        for n, cells in enumerate(table, start=1)
    )
    problems: list[CellProblem] = []
    sheet = read_records("f.xlsx", RawSheet("S", placed), kind, KNOWN, problems)
    assert sheet.taken is not None
    rows_with_problems = {problem.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for problem in problems}
    assert sheet.taken == len(sheet.records) + len(rows_with_problems)
    assert sheet.taken + len(sheet.skipped) <= len(rows)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_a_table_or_a_clear_refusal(raw: bytes) -> None:
    with suppress(SheetError):
        csv_text("f.csv", raw)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=80), st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html", b""]))
def test_any_file_is_a_book_or_a_clear_refusal(raw: bytes, start: bytes) -> None:
    path = Path("/dev/shm/edugrid-any-file") if Path("/dev/shm").is_dir() else Path("any-file")  # noqa: S108 - rewritten often
    try:
        path.write_bytes(start + raw)
        with suppress(SheetError):
            read_book(path)
    finally:
        path.unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("value", "heading", "mbps"),
    [("200M", "", 200), ("千兆", "", 1000), ("0.2G", "", 200), ("１Ｇ", "", 1000), (500, "", 500), ("2", "出口带宽（G）", 2000),
     ("1,000", "", 1000), ("电信", "", None), ("200M*2", "", None), ("≥100", "", None), ("100～200", "", None), ("0.3", "", None)],
)  # fmt: skip
def test_bandwidth(value: object, heading: str, mbps: int | None) -> None:
    if mbps is None:
        with pytest.raises(CellError):
            read(value, "mbps", heading)
    else:
        assert read(value, "mbps", heading) == str(mbps)


@pytest.mark.parametrize(
    ("value", "opened", "deadline"),
    [("2024-6-1", "2024-06-01", "2024-06-01"), ("2024.06", "2024-06-01", "2024-06-30"), ("2024年2月", "2024-02-01", "2024-02-29"),
     (20240601, "2024-06-01", "2024-06-01"), (45444, "2024-06-01", "2024-06-01"), (datetime(2024, 6, 1), "2024-06-01", "2024-06-01"),  # noqa: DTZ001 - as openpyxl gives it
     ("2024年6月底前", "2024-06-30", "2024-06-30"), ("2024年6月初", "2024-06-01", "2024-06-01"), ("6月1日", None, None),
     ("24年6月底", None, None), ("2024年6月前", None, None), (2024.1, None, None), (2024, None, None), ("2024/13/1", None, None),
     ("2023-02-29", None, None), ("已完成", None, None)],
)  # fmt: skip
def test_dates(value: object, opened: str | None, deadline: str | None) -> None:
    for reads, expected in (("date", opened), ("deadline", deadline)):
        if expected is None:
            with pytest.raises(CellError):
                read(value, reads)
        else:
            assert read(value, reads) == expected


def test_days_of_old_macs_count_from_1904() -> None:
    field = SheetField.model_validate({"title": {"en": "x", "zh": "x"}, "reads": "date"})
    assert cell_text(RawCell(43982, "A1"), field, "", from_1904=True).text == "2024-06-01"


def test_zeros_that_a_format_shows_are_kept_and_lost_ones_are_asked_for() -> None:
    field = SheetField.model_validate({"title": {"en": "x", "zh": "x"}, "reads": "code", "digits": 10})
    assert cell_text(RawCell(123456789, "A1", zeros=10), field, "").text == "0123456789"
    assert cell_text(RawCell(4101220001.0, "A1"), field, "").text == "4101220001"
    for value in (123456789, 4.10123e17, "4.10122E+09", True):
        with pytest.raises(CellError):
            cell_text(RawCell(value, "A1"), field, "")


@pytest.mark.parametrize(
    ("heading", "field"),
    [("学校（机构）\n标识码", "code"), ("*学校名称（必填）：", "name"), ("班 级 数（个）", "classes"), ("所属县区", "county"), ("ＣＯＤＥ", "code"),
     ("目前教学班数量", "classes"), ("出口带宽费用", ""), ("小学班级数", ""), ("所属中心校名称", ""), ("学校名", "")],
)  # fmt: skip
def test_headings(heading: str, field: str) -> None:
    found = match_heading("schools", heading)
    assert (found.field if found.sort == "field" else "") == field


@pytest.mark.parametrize("name", KINDS)
def test_a_heading_means_one_field_only(name: str) -> None:
    kind = load_kind(name)
    for key, field in kind.fields.items():
        for text in (field.title.zh, field.title.en, *field.headings):
            found = match_heading(name, text)
            assert (found.sort, found.field) == ("field", key), text
