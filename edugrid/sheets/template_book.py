"""An empty workbook to fill in, which imports cleanly."""

import io
from datetime import datetime
from typing import TYPE_CHECKING

from edugrid.report.sheet import Sheet
from edugrid.report.workbook import workbook
from edugrid.sheets.kind import Kind, load_kind
from edugrid.text import Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_ROWS = 2000  # rows with drop-downs
_TEXT = {
    "code",
    "exact",
    "serial",
    "school",
    "room",
    "text",
    "slug",
    "list",
    "words",
    "date",
    "deadline",
    "site",
    "own_site",
    "goal",
    "names",
}
_MARK = Text("Example", "示例")
_SHEET = Text("Sheet", "表")
_GUIDE = (
    Text("Column", "列"),
    Text("Needed", "必填"),
    Text("Write", "填写说明"),
    Text("Other headings understood", "也可识别的表头"),
)


def template_book(kind: Kind, lang: str, made: datetime) -> bytes:
    """An xlsx with a data sheet (heading, example row, drop-downs) of the kind and of each part, and one that explains all."""
    from openpyxl import load_workbook

    kinds = (kind, *map(load_kind, kind.parts))
    mark = Text("No.", "序号").show(lang)
    sheets = [
        Sheet(
            one.title.text.show(lang),
            (mark, *(field.title.text.show(lang) for field in one.fields.values())),
            ((_MARK.show(lang), *(field.example or None for field in one.fields.values())),),
        )
        for one in kinds
    ]
    many = len(kinds) > 1
    head = (*((_SHEET,) if many else ()), *_GUIDE)
    guide = tuple(
        (
            *((one.title.text.show(lang),) if many else ()),
            field.title.text.show(lang),
            Text("yes", "是").show(lang) if field.required else None,
            field.says.text.show(lang),
            " / ".join(field.headings),
        )
        for one in kinds
        for field in one.fields.values()
    )
    sheets.append(Sheet(Text("How to fill in", "填写说明").show(lang), tuple(text.show(lang) for text in head), guide))
    book = load_workbook(io.BytesIO(workbook(sheets, kind.title.text.show(lang), made)))
    for one in kinds:
        _help(book[one.title.text.show(lang)], one)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _help(page: "Worksheet", kind: Kind) -> None:
    """Text cells and drop-downs."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, field in enumerate(kind.fields.values(), start=2):
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
