"""Cells of CSV files that a spreadsheet would run as a formula when somebody opens the file (CWE-1236)."""

import re
from typing import Final

# a lone dash, a negative number and a telephone number are none
_FORMULA: Final = re.compile(r"[=@]|[+-](?![0-9 ().,/-]*$)")
_GUARDED: Final = re.compile(r"'\s*[=@+-]")


def guarded(text: str) -> str:
    """``text`` with the mark before it that spreadsheets take for "this is a text" where it would be a formula."""
    return f"'{text}" if runs(text) else text


def unguarded(cell: str) -> str:
    """What was meant by a cell that ``guarded`` wrote, or that a person wrote so."""
    return cell[1:] if _GUARDED.match(cell) else cell


def runs(text: str) -> bool:
    """True when a spreadsheet would take ``text`` for a formula."""
    return _FORMULA.match(text.lstrip()) is not None
