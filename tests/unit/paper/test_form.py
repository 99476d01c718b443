"""The application form: every cell, in both file formats, against golden files."""

import json
import os
from io import BytesIO
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

from edugrid.cli.app import run
from edugrid.paper.form import application_form
from edugrid.paper.form_docx import form_docx
from edugrid.paper.form_xlsx import WIDTH, form_xlsx
from edugrid.region import open_region

GOLDEN = Path(__file__).parents[2] / "golden" / "form"
CITY = "henan/zhengzhou"


def same(name: str, rows: list[list[object]]) -> None:
    path = GOLDEN / name
    text = "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"
    if os.environ.get("EDUGRID_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def filled(root: Path) -> tuple[bytes, bytes]:
    opened = open_region(root, CITY)
    form = application_form(opened, next(spec for spec in opened.design.tenancies if spec.label == "telecom"))
    return form_xlsx(form), form_docx(form)


def test_cells_of_the_workbook(root: Path) -> None:
    sheet = load_workbook(BytesIO(filled(root)[0])).active
    rows = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    same("telecom.xlsx.json", [list(row) for row in rows if row])
    assert sheet.max_column == WIDTH


def test_cells_of_the_text_document(root: Path) -> None:
    body = Document(BytesIO(filled(root)[1]))
    rows: list[list[object]] = [[paragraph.text] for paragraph in body.paragraphs if paragraph.text]
    rows += [[cell.text for cell in row.cells] for table in body.tables for row in table.rows]
    same("telecom.docx.json", rows)


def test_both_say_the_same(root: Path) -> None:
    xlsx, docx = filled(root)
    sheet = load_workbook(BytesIO(xlsx)).active
    body = Document(BytesIO(docx))
    told = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    typed = {cell.text for table in body.tables for row in table.rows for cell in row.cells}
    typed |= {paragraph.text for paragraph in body.paragraphs}
    assert told - typed == set()


def test_a_name_that_looks_like_a_formula_stays_text(root: Path) -> None:
    city = root / CITY / "city.yml"
    text = city.read_text(encoding="utf-8")
    city.write_text(text.replace("owner: 郑州市电化教育馆", "owner: '=HYPERLINK(\"x\")'"), encoding="utf-8")
    sheet = load_workbook(BytesIO(filled(root)[0])).active
    cells = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=HYPERLINK")]
    assert len(cells) == 3
    assert {cell.data_type for cell in cells} == {"s"}


def test_the_command_writes_both(root: Path, tmp_path: Path) -> None:
    assert root.is_dir()
    assert run(["cloud", "form", CITY, "--out", str(tmp_path / "out")]) == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["云资源申请表-zhengzhou-telecom.docx", "云资源申请表-zhengzhou-telecom.xlsx"]
    assert run(["cloud", "form", CITY, "--cloud", "gov2", "--out", str(tmp_path)]) == 2
