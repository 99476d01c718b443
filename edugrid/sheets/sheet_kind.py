"""Which list of a workbook one sheet is."""

from edugrid.sheets.find_head import find_head
from edugrid.sheets.head_score import head_score
from edugrid.sheets.kind import Kind, load_kind
from edugrid.sheets.raw import RawSheet


def sheet_kind(sheet: RawSheet, kind: Kind) -> Kind:
    """``kind``, or the one of its parts whose headings fit better."""
    return max((kind, *map(load_kind, kind.parts)), key=lambda one: head_score(one, find_head(sheet, one)))
