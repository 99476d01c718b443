"""A workbook that is damaged, of another kind or in another encoding: read or refused, never a crash."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from built_workbook import built_workbook

from edugrid.sheets.problem import SheetError
from edugrid.sheets.read_book import read_book
from edugrid.sheets.xlsx_file import xlsx_file

if TYPE_CHECKING:
    from pathlib import Path


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name, content in members.items():
            pack.writestr(name, content)
    return out.getvalue()


def test_any_damaged_part_is_refused_or_survived(tmp_path: Path) -> None:
    built_workbook(tmp_path / "a.xlsx", [{"title": "S", "rows": [["甲", 1]], "struck": ["A1"]}])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as pack:
        members = {name: pack.read(name) for name in pack.namelist()}
    refused = 0
    for name, content in members.items():
        half = content[: len(content) // 2]
        for other in (b"", b"<a/>", half, content.replace(b'r="A1"', b'r="1A"'), content.replace(b't="s"', b't="zz"')):
            try:
                xlsx_file("a.xlsx", packed(members | {name: other}))
            except SheetError:
                refused += 1
        with suppress(SheetError):
            xlsx_file("a.xlsx", packed({key: value for key, value in members.items() if key != name}))
    assert refused > len(members)


@pytest.mark.parametrize(
    ("content", "says"),
    [(packed({"content.xml": b"<a/>"}), "a packed file, but no xlsx workbook"),
     (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
     (b"\x00\x01\x02\xff", "neither a workbook nor a text table")],
)  # fmt: skip
def test_other_files_are_named(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(SheetError, match=says):
        read_book(tmp_path / "a.xlsx")
    with pytest.raises(SheetError, match="cannot be read"):
        read_book(tmp_path / "none.xlsx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_tables_as_text_in_every_encoding(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [["学校标识码", "学校名称"], ["0101220001", "龙湖镇（中心）小学"]]
    (tmp_path / "a.csv").write_bytes("\r\n".join(separator.join(row) for row in rows).encode(encoding))
    (sheet,) = read_book(tmp_path / "a.csv")
    assert [[cell.value for cell in row.cells] for row in sheet.rows] == rows


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'r="A1"', b'r="G9999999999999999999999999"'),
        (b'r="A1"', b'r="XFD1048576"'),
        (b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    ],
)
def test_a_sheet_without_end_is_refused(tmp_path: Path, old: bytes, new: bytes) -> None:
    built_workbook(tmp_path / "a.xlsx", [{"title": "S", "rows": [["甲", 1], ["乙", 2]]}])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as pack:
        members = {name: pack.read(name) for name in pack.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert old in members[name]
    with pytest.raises(SheetError, match="reaches further than a list does"):
        xlsx_file("a.xlsx", packed(members | {name: members[name].replace(old, new, 1)}))
