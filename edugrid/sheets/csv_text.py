"""CSV as Excel and WPS save it in China."""

import codecs
import csv
import io

from edugrid.sheets.problem import refuse_file
from edugrid.sheets.raw import RawCell, RawRow, RawSheet
from edugrid.text import Text

_SEPARATORS = (",", "\t", ";", "，")


def csv_text(file: str, raw: bytes) -> RawSheet:
    """The rows of ``raw``: byte order mark, else strict UTF-8, else GB18030; the separator is the commonest one.

    Raises:
        SheetError: it is no text in any of these.

    """
    text = _decoded(file, raw)
    sample = text[:20_000]
    separator = max(_SEPARATORS, key=sample.count)
    rows = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1):
            if any(cell.strip() for cell in cells):
                places = tuple(RawCell(cell or None, f"{column_letter(i)}{number}") for i, cell in enumerate(cells))
                rows.append(RawRow(number, places))
    except csv.Error as error:
        message = Text(f"not a table: {error}", f"不是表格：{error}")
        raise refuse_file(file, "file-kind", message) from None
    return RawSheet("", tuple(rows))


def column_letter(index: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    text, rest = "", index + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        text = chr(65 + digit) + text
    return text


def _decoded(file: str, raw: bytes) -> str:
    utf16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    message = Text("neither a workbook nor a text table", "既不是工作簿，也不是文本表格")
    hint = Text("save it as .xlsx", "请另存为 xlsx")
    raise refuse_file(file, "file-kind", message, hint)
