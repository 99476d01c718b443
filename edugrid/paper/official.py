"""A document in the form in which Chinese offices circulate theirs (GB/T 9704-2012)."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.table import _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

TITLE, BODY, HEADING, SUBHEADING, PAGE = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
"""Word takes the nearest font it has where one of these is missing."""
LINE: Final = 28.95
"""Points from line to line: 22 lines on the 225 mm of a page (GB/T 9704-2012, 5.2.3)."""
SIZE: Final = 16
TITLE_SIZE: Final = 22
TABLE_SIZE: Final = 10.5
PAGE_SIZE: Final = 14
MARGINS_MM: Final = (37, 26, 35, 28)
"""Top, right, bottom, left (GB/T 9704-2012, 5.2.1: 天头 37 mm, 订口 28 mm, 版心 156 x 225 mm)."""


class OfficialDocument:
    """Paragraphs in order; sizes in points. Chinese text: the standard knows no other."""

    def __init__(self, title: str) -> None:
        from docx import Document
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm, Pt

        self._body = Document()
        page = self._body.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.top_margin, page.right_margin, page.bottom_margin, page.left_margin = map(Mm, MARGINS_MM)
        page.footer_distance = Mm(MARGINS_MM[2] - 12)
        style = self._body.styles["Normal"]
        style.font.size = Pt(SIZE)
        style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.line_spacing = Pt(LINE)
        self._page_numbers()
        self._body.core_properties.title = title
        head = self._body.add_paragraph()
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        head.paragraph_format.space_after = Pt(LINE)
        _font(head.add_run(title), TITLE, TITLE_SIZE)

    def heading(self, text: str, level: int = 1) -> None:
        """Add ``一、…`` (level 1, 黑体) or ``（一）…`` (level 2, 楷体); the number is part of ``text``."""
        made = self._paragraph(text, HEADING if level == 1 else SUBHEADING)
        made.paragraph_format.keep_with_next = True

    def paragraph(self, text: str, *, indented: bool = True) -> None:
        """Add running text; ``indented`` by two characters."""
        self._paragraph(text, BODY, indented=indented)

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]], widths_mm: Sequence[int]) -> None:
        """Add a table whose head row stands on every page that it reaches."""
        from docx.oxml import OxmlElement
        from docx.shared import Mm

        made = self._body.add_table(rows=1, cols=len(head), style="Table Grid")
        made.autofit = False
        repeated = OxmlElement("w:tblHeader")
        made.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no other way
        for column, width in zip(made.columns, widths_mm, strict=True):
            column.width = Mm(width)  # what LibreOffice looks at; Word looks at the cells
        _row(made.rows[0], head, widths_mm, HEADING)
        like = None
        for values in rows:
            if like is None:
                row = made.add_row()
                row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - the same
                _row(row, values, widths_mm, BODY)
                like = row._tr  # noqa: SLF001 - the same
                continue
            # a copy with other texts: to set the fonts of thousands of cells one by one takes most of the time
            copy = deepcopy(like)
            for cell, text in zip(copy.tc_lst, values, strict=True):
                cell.p_lst[0].r_lst[0].text = text
            made._tbl.append(copy)  # noqa: SLF001 - the same

    def signed(self, office: str, day: date) -> None:
        """Add the issuing office and the date, four characters from the right (GB/T 9704-2012, 7.3.5)."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        for text, before in ((office, LINE), (f"{day.year}年{day.month}月{day.day}日", 0)):
            made = self._paragraph(text, BODY, indented=False)
            made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            made.paragraph_format.space_before = Pt(before)
            made.paragraph_format.right_indent = Pt(4 * SIZE)

    def content(self) -> bytes:
        """The bytes of the docx."""
        out = BytesIO()
        self._body.save(out)
        return out.getvalue()

    def _paragraph(self, text: str, font: str, *, indented: bool = True) -> "Paragraph":
        from docx.shared import Pt

        made = self._body.add_paragraph()
        made.paragraph_format.first_line_indent = Pt(2 * SIZE) if indented else None
        _font(made.add_run(text), font, SIZE)
        return made

    def _page_numbers(self) -> None:
        """— 1 —, on the outer side: odd pages right, even ones left (GB/T 9704-2012, 7.5)."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        page = self._body.sections[0]
        self._body.settings.odd_and_even_pages_header_footer = True
        for footer, side in (
            (page.footer, WD_ALIGN_PARAGRAPH.RIGHT),
            (page.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
        ):
            line = footer.paragraphs[0]
            line.alignment = side
            line.paragraph_format.right_indent = line.paragraph_format.left_indent = Pt(PAGE_SIZE)
            _font(line.add_run("— "), PAGE, PAGE_SIZE)
            _number(line.add_run())
            _font(line.add_run(" —"), PAGE, PAGE_SIZE)


def _number(run: "Run") -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    _font(run, PAGE, PAGE_SIZE)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run.element.addprevious(field)
    field.append(run.element)
    run.text = "1"


def _row(row: "_Row", values: Sequence[str], widths_mm: Sequence[int], font: str) -> None:
    from docx.shared import Mm, Pt

    for cell, text, width in zip(row.cells, values, widths_mm, strict=True):
        cell.width = Mm(width)
        line = cell.paragraphs[0]
        line.paragraph_format.line_spacing = Pt(TABLE_SIZE * 1.4)
        _font(line.add_run(text), font, TABLE_SIZE)


def _font(run: "Run", name: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run.font.name, run.font.size = name, Pt(size)
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
