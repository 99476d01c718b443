"""An application form as a text document, for clouds whose operators want Word files."""

from io import BytesIO
from typing import TYPE_CHECKING, Final

from edugrid.paper.form import Form, Table

if TYPE_CHECKING:
    from docx.document import Document as Body
    from docx.table import _Cell

FONT: Final = "SimSun"
SMALL: Final = 8


def form_docx(form: Form) -> bytes:
    """The bytes of ``form`` as docx, A4 landscape."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    body = Document()
    page = body.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21.0)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.5)
    style = body.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(SMALL + 2)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)  # Latin and Chinese text have separate fonts
    title = body.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(form.title)
    run.bold, run.font.size = True, Pt(18)
    facts = body.add_table(rows=0, cols=2, style="Table Grid")
    for label, value in form.facts:
        cells = facts.add_row().cells
        _put(cells[0], label, bold=True)
        _put(cells[1], str(value))
    for row in facts.rows:
        row.cells[0].width, row.cells[1].width = Cm(5), Cm(21.7)
    for table in form.tables:
        _table(body, table)
    body.add_paragraph()
    signed = body.add_table(rows=0, cols=2, style="Table Grid")
    for name in form.signatures:
        row = signed.add_row()
        row.height = Cm(1.4)
        _put(row.cells[0], name, bold=True)
        _put(row.cells[1], "签字：                    日期：        年    月    日")
    out = BytesIO()
    body.save(out)
    return out.getvalue()


def _table(body: "Body", table: Table) -> None:
    heading = body.add_paragraph()
    heading.paragraph_format.keep_with_next = True
    heading.add_run(table.title).bold = True
    made = body.add_table(rows=1, cols=len(table.head), style="Table Grid")
    for cell, name in zip(made.rows[0].cells, table.head, strict=True):
        _put(cell, name, bold=True)
    for values in table.rows:
        for cell, value in zip(made.add_row().cells, values, strict=True):
            _put(cell, str(value))
    if not table.rows:
        _put(made.add_row().cells[0], "（无）")


def _put(cell: "_Cell", text: str, *, bold: bool = False) -> None:
    from docx.shared import Pt

    run = cell.paragraphs[0].add_run(text)
    run.bold, run.font.size = bold, Pt(SMALL)
