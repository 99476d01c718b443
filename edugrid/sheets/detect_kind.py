"""Which kind of list a workbook is, by its headings."""

from typing import Final

from edugrid.sheets.find_head import find_head
from edugrid.sheets.head_score import head_score
from edugrid.sheets.kind import KINDS, Kind, load_kind
from edugrid.sheets.problem import refuse_file
from edugrid.sheets.raw import RawSheet
from edugrid.text import Text

_CHOICES = ", ".join(KINDS)
_TELLING: Final = ("room_systems",)
"""Parts that say by themselves what a workbook is; a list of devices alone is one of assets."""


def detect_kind(file: str, sheets: tuple[RawSheet, ...], given: str = "") -> Kind:
    """The kind ``given``, or the one with most of its required headings, then of all its headings.

    Raises:
        SheetError: none fits, or two fit as well.

    """
    scores = {}
    for name in (given,) if given else KINDS:
        kinds = [load_kind(one) for one in (name, *(part for part in load_kind(name).parts if part in _TELLING))]
        found = max((head_score(kind, find_head(sheet, kind)) for kind in kinds for sheet in sheets), default=(0, 0))
        if found[1] or given:
            scores[name] = found
    best = sorted(scores, key=lambda name: scores[name], reverse=True)
    if not best or (len(best) > 1 and scores[best[0]] == scores[best[1]]):
        message = Text("the headings do not say what kind of list this is", "从表头无法判断是哪一类表格")
        titles = "、".join(sheet.title for sheet in sheets if sheet.title)
        hint = Text(
            f"give --kind ({_CHOICES}); sheets looked at: {titles or '-'}",
            f"请用 --kind 指定（{_CHOICES}）；已查看的表：{titles or '-'}",
        )
        raise refuse_file(file, "kind", message, hint)
    return load_kind(best[0])
