"""Quota and terms as the tables of a workbook."""

from collections.abc import Iterable

from edugrid.design.term import Term
from edugrid.drift.titles import SEVERITY_TITLES
from edugrid.report.governance_texts import KINDS, OWN, PARTS, QUOTA_HEADS, TERM_HEADS, TERMS
from edugrid.report.quota_row import QuotaRow
from edugrid.report.sheet import Sheet
from edugrid.text import Text

QUOTA, TERM = Text("Quota", "额度"), Text("What ends", "到期事项")


def quota_sheet(rows: Iterable[QuotaRow], lang: str) -> Sheet:
    """One line a part and kind; numbers are numbers, and a cell without a value says nothing."""
    return Sheet(
        QUOTA.show(lang),
        tuple(head.show(lang) for head in QUOTA_HEADS),
        tuple(
            (
                row.region,
                row.cloud,
                PARTS[row.part].show(lang),
                row.name or (OWN[row.part].show(lang) if row.part in OWN else None),
                KINDS[row.kind].show(lang),
                row.limit,
                row.used,
                row.needed,
                row.committed,
                row.free,
                row.over or None,
            )
            for row in rows
        ),
    )


def term_sheet(terms: Iterable[Term], lang: str) -> Sheet:
    """One line a term; days are dates, money whole yuan."""
    return Sheet(
        TERM.show(lang),
        tuple(head.show(lang) for head in TERM_HEADS),
        tuple(
            (
                term.region,
                TERMS[term.kind].show(lang),
                term.id,
                term.about.show(lang),
                term.who,
                term.price_yuan,
                term.ends,
                term.left.show(lang),
                SEVERITY_TITLES[term.severity].show(lang),
            )
            for term in terms
        ),
    )
