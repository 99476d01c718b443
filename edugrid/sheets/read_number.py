"""Counts, bandwidths and lengths with their units."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from edugrid.sheets.fold import narrow, visible
from edugrid.sheets.kind import SheetField
from edugrid.text import Text

Wrong = tuple[str, Text, Text | None]

_MBPS: Final = {
    "": None,
    "m": 1,
    "mb": 1,
    "mbps": 1,
    "mbit/s": 1,
    "mb/s": 1,
    "兆": 1,
    "g": 1000,
    "gb": 1000,
    "gbps": 1000,
    "gbit/s": 1000,
}
_METRES: Final = {"": None, "m": 1, "米": 1, "km": 1000, "公里": 1000, "千米": 1000}
_SPOKEN: Final = {"百兆": 100, "千兆": 1000, "万兆": 10_000}
_VAGUE: Final = re.compile(r"^[约近超>≥<≤~]|左右|以上|以下|余$|多$|\d\s*[-~至]\s*\d")
_LINES: Final = re.compile(r"[*×x+]")


_GIGABYTES: Final = {
    "": None,
    "g": 1,
    "gb": 1,
    "m": Decimal("0.001"),
    "mb": Decimal("0.001"),
    "t": 1000,
    "tb": 1000,
}
_UNITS: Final[Mapping[str, Mapping[str, int | Decimal | None]]] = {
    "mbps": _MBPS,
    "metres": _METRES,
    "gigabytes": _GIGABYTES,
}
_PARTS: Final = frozenset({"gigabytes", "decimal"})
"""What may have a fraction."""


def read_number(value: object, field: SheetField, heading: str) -> int | Decimal | Wrong:
    """The number in the field's own unit (``mbps``: Mbit/s, ``metres``: m, ``gigabytes``: 10^9 bytes), or rule, message and hint.

    It is whole, but for ``gigabytes`` and ``decimal``.

    A number without a unit has that of the heading (带宽（G）, 距离（km）), else the field's own.
    """
    shown = visible(str(value))
    text = re.sub(r"\s+", "", narrow(shown)).lower()
    if field.reads == "mbps":
        text = re.sub(r"(光纤|宽带|专线|带宽)$", "", text)
    wrong = _wrong(text, shown, field)
    return wrong if wrong is not None else _number(text, shown, field, heading)


def _wrong(text: str, shown: str, field: SheetField) -> Wrong | None:
    if _VAGUE.search(text):
        hint = Text("write one number", "请填写一个确定的数字")
        return "number-vague", Text(f"{shown!r} is not one number", f"“{shown}”不是确定的数字"), hint
    if field.reads == "mbps" and _LINES.search(text):
        hint = Text("write the sum", "请填写合计值")
        return "bandwidth-single", Text(f"{shown!r} is more than one line", f"“{shown}”是多条线路"), hint
    return None


def _number(text: str, shown: str, field: SheetField, heading: str) -> int | Decimal | Wrong:
    if field.reads == "mbps" and text in _SPOKEN:
        return _SPOKEN[text]
    found = re.fullmatch(r"(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,15})?(.*)", text, re.ASCII)
    units = _UNITS.get(field.reads)
    allowed: Mapping[str, int | Decimal | None] = (
        units if units is not None else {"": None, **dict.fromkeys(field.units, 1)}
    )
    if found is not None and found[3] in allowed:
        factor = allowed[found[3]] or _of_heading(heading, field)
        number = Decimal(found[1].replace(",", "") + (found[2] or "")) * factor
        if number == int(number):
            return int(number)
        if field.reads in _PARTS:
            return number.normalize()
    hint = Text("write digits only", "请只填写数字")
    what = Text("number", "数字") if field.reads in _PARTS else Text("whole number", "整数")
    return "not-a-number", Text(f"{shown!r} is not a {what.en}", f"“{shown}”不是{what.zh}"), hint


def _of_heading(heading: str, field: SheetField) -> int | Decimal:
    units = _UNITS.get(field.reads, {})
    inner = re.findall(r"[(\[/]([^()\[\]/]*)[)\]]?", narrow(heading).lower())
    return next((factor for part in inner if (factor := units.get(re.sub(r"单位[:：]?|\s", "", part)))), 1)
