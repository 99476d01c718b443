"""An empty workbook to fill in, which imports cleanly."""

import io
from datetime import datetime

from edugrid.report.sheet import Sheet
from edugrid.report.workbook import workbook
from edugrid.sheets.kind import Kind
from edugrid.text import Text

_ROWS = 2000  # rows with drop-downs
_TEXT = {"code", "exact", "serial", "school", "room", "text", "slug", "list", "words", "date", "deadline", "site"}
_MARK = Text("Example", "示例")


def template_book(kind: Kind, lang: str, made: datetime) -> bytes:
    """An xlsx with one data sheet (heading, example row, drop-downs) and one that explains the columns."""
    from openpyxl import load_workbook
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    fields = list(kind.fields.values())
    mark = Text("No.", "序号").show(lang)
    head = (mark, *(field.title.text.show(lang) for field in fields))
    example = (_MARK.show(lang), *(field.example or None for field in fields))
    title = kind.title.text.show(lang)
    guide_head = tuple(
        t.show(lang)
        for t in (
            Text("Column", "列"),
            Text("Needed", "必填"),
            Text("Write", "填写说明"),
            Text("Other headings understood", "也可识别的表头"),
        )
    )
    guide = tuple(
        (
            field.title.text.show(lang),
            Text("yes", "是").show(lang) if field.required else None,
            field.says.text.show(lang),
            " / ".join(field.headings),
        )
        for field in fields
    )
    sheets = [Sheet(title, head, (example,)), Sheet(Text("How to fill in", "填写说明").show(lang), guide_head, guide)]
    book = load_workbook(io.BytesIO(workbook(sheets, title, made)))
    page = book[title]
    for number, field in enumerate(fields, start=2):
        letter = get_column_letter(number)
        if field.reads in _TEXT:  # so that codes keep their zeros and 0/1/0 does not become a date
            page.column_dimensions[letter].number_format = "@"
            page.cell(2, number).number_format = "@"
        words = list(field.values) if field.reads == "text" else []
        if words:
            check = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
            check.showErrorMessage = field.choices
            page.add_data_validation(check)
            check.add(f"{letter}2:{letter}{_ROWS + 1}")
        if field.reads == "count":
            check = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
            page.add_data_validation(check)
            check.add(f"{letter}3:{letter}{_ROWS + 1}")
    page.auto_filter.ref = None
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
