"""The value of a cell as the inventory would write it."""

import re
from datetime import date, datetime
from typing import Final, NamedTuple

from edugrid.sheets.fold import heading_key, narrow, visible
from edugrid.sheets.kind import SheetField, load_common
from edugrid.sheets.raw import RawCell
from edugrid.sheets.read_date import read_date
from edugrid.sheets.read_number import read_number
from edugrid.text import Text

_DIGITS_KEPT: Final = 15  # of a number cell (IEEE 754 double as spreadsheets show it)
_FORMULA: Final = ("=", "+", "@", "\t")
_AS_TEXT = Text("set the column to text and type the values again", "请把该列设为文本格式后重新填写")


class Value(NamedTuple):
    """``text`` is None for an empty cell; ``note`` says what was changed on the way."""

    text: str | None
    note: Text | None = None


class CellError(Exception):
    """The cell cannot be read as its field."""

    def __init__(self, rule: str, message: Text, hint: Text | None = None) -> None:
        self.rule, self.message, self.hint = rule, message, hint
        super().__init__(message.en)


def is_empty(cell: RawCell) -> bool:
    """Nothing stands there, or a word for nothing (无, /, 待补)."""
    return cell.wrong is None and (cell.value is None or narrow(str(cell.value)).lower() in {"", *load_common().empty})


def cell_text(cell: RawCell, field: SheetField, heading: str, *, from_1904: bool = False) -> Value:
    """Read ``cell`` as ``field``; ``heading`` may hold the unit.

    Raises:
        CellError: with the rule, what is wrong and what to write instead.

    """
    if cell.wrong is not None:
        hint = Text("paste the values in place of the formula", "请用“选择性粘贴—数值”替换公式")
        raise CellError("formula", cell.wrong, hint)
    if is_empty(cell):
        return Value(None)
    value = cell.value
    if field.reads in {"date", "deadline"}:
        return _dated(value, last=field.reads == "deadline", from_1904=from_1904)
    if isinstance(value, date | datetime):
        message = Text(
            f"the spreadsheet made the date {value:%Y-%m-%d} of what was typed",
            f"表格软件把填写的内容变成了日期 {value:%Y-%m-%d}",
        )
        raise CellError("became-date", message, _AS_TEXT)
    if field.reads in {"count", "mbps", "metres", "gigabytes", "decimal"}:
        number = read_number(value, field, heading)
        if isinstance(number, tuple):
            raise CellError(*number)
        return Value(str(number), _changed(value, str(number)))
    text = _code(cell, field) if field.reads in {"code", "exact", "serial", "school"} else _plain(cell)
    folded = _folded(text, field)
    if text.startswith(_FORMULA) or folded.startswith(_FORMULA):  # an invisible character may stand before it
        message = Text(f"{text[:20]!r} would be run as a formula", f"“{text[:20]}”会被表格软件当作公式")
        raise CellError("formula-text", message, Text("begin with a letter or a digit", "请以文字或数字开头"))
    text = folded
    if not text:  # nothing but marks between entries
        return Value(None)
    return Value(text, _changed(value, text))


def _folded(text: str, field: SheetField) -> str:
    if field.reads in {"text", "goal"}:
        return _word(visible(text), field)
    if field.reads == "names":
        return ";".join(part for one in re.split(r"[\r\n,;，；、]", text) if (part := visible(one)))
    text = narrow(text)
    if field.reads in {"serial", "slug"}:
        return text.upper() if field.reads == "serial" else text.lower()
    if field.reads == "list":
        return " ".join(part for part in re.split(r"[\s,;、]+", text.replace("。", ".")) if part)
    if field.reads == "words":
        return ";".join(_word(part, field) for part in re.split(r"[\s;,+、/]+", text) if part)
    return text


def _word(text: str, field: SheetField) -> str:
    key = heading_key(text)
    for word, others in field.values.items():
        if key == heading_key(word) or key in {heading_key(other) for other in others}:
            return word
    return text


def _plain(cell: RawCell) -> str:
    value = cell.value
    if isinstance(value, bool):
        message = Text(f"{value} is yes or no, not text", f"单元格是逻辑值 {value}，不是文本")
        raise CellError("wrong-type", message, _AS_TEXT)
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**_DIGITS_KEPT:
        value = int(value)
    if isinstance(value, int) and cell.zeros:
        return str(value).zfill(cell.zeros)
    return str(value)


def _code(cell: RawCell, field: SheetField) -> str:
    """A code as it was meant: a number cell may have lost zeros in front and digits at the end."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        text = _plain(cell)
        lost = field.digits and len(text) != field.digits
        if field.reads in {"exact", "serial"} or lost or not text.isdigit() or len(text) >= _DIGITS_KEPT:
            message = Text(
                f"the number {text} may have lost digits: a code is text",
                f"编码被存成数字 {text}，可能丢失了前导零或尾数",
            )
            raise CellError("code-as-number", message, _AS_TEXT)
        return text
    text = _plain(cell)
    if re.fullmatch(r"\d(\.\d+)?[eE]\+?\d+", narrow(text)):
        message = Text(f"{text!r} is a number that was shortened", f"“{text}”是科学计数法，原编码已丢失")
        raise CellError("code-as-number", message, _AS_TEXT)
    return text


def _dated(value: object, *, last: bool, from_1904: bool) -> Value:
    found = read_date(value, last=last, from_1904=from_1904)
    if found is None:
        message = Text(f"{visible(str(value))!r} is not a date", f"“{visible(str(value))}”不是日期")
        raise CellError("not-a-date", message, Text("such as 2027-06-30", "例如 2027-06-30"))
    return Value(found.isoformat(), _changed(value, found.isoformat()))


def _changed(value: object, text: str) -> Text | None:
    if isinstance(value, datetime | date) or str(value).strip() == text:
        return None
    if isinstance(value, float) and value.is_integer() and str(int(value)) == text:
        return None
    shown = visible(str(value)) if visible(str(value)) != text else str(value).strip()
    return Text(f"{shown!r} is read as {text}", f"“{shown}”读作 {text}")
