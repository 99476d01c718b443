"""The evidence as a workbook."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from edugrid.comply.evidence import BASIS_TITLES
from edugrid.comply.page_words import WORDS
from edugrid.comply.result import VERDICT_TITLES, Result
from edugrid.comply.view import View
from edugrid.report.sheet import Sheet
from edugrid.report.workbook import workbook


def workbook_of(view: View, results: Sequence[Result], lang: str, made: datetime) -> bytes:
    """Three sheets: every control, every piece of evidence, and what is left to do."""

    def w(key: str) -> str:
        return WORDS[key].show(lang)

    def heads(names: str) -> tuple[str, ...]:
        return tuple(w(name) for name in names.split())

    controls = Sheet(
        w("sheet_controls"),
        heads("number part point asks verdict why side unseen"),
        tuple(_controls(results, lang)),
    )
    evidence = Sheet(
        w("sheet_evidence"),
        heads("number check subject basis state place value why"),
        tuple(_evidence(results, lang)),
    )
    todo = Sheet(
        w("sheet_todo"),
        heads("number point asks verdict why unseen"),
        tuple(
            (
                r.number,
                r.control.point.text.show(lang),
                r.control.asks.text.show(lang),
                *_said(r, lang),
                r.control.unseen.text.show(lang),
            )
            for r in results
            if r.verdict in {"fail", "unknown", "attest"}
        ),
    )
    title = WORDS["title"].show(lang).format(system=view.system.title)
    return workbook((controls, evidence, todo), title, made)


def _controls(results: Sequence[Result], lang: str) -> Iterator[tuple[object, ...]]:
    for r in results:
        control = r.control
        words = (control.part_title, control.point, control.asks)
        side = WORDS[control.side].show(lang)
        yield r.number, *(one.text.show(lang) for one in words), *_said(r, lang), side, control.unseen.text.show(lang)


def _evidence(results: Sequence[Result], lang: str) -> Iterator[tuple[object, ...]]:
    for r in results:
        for one in r.evidence:
            basis = BASIS_TITLES[one.basis].show(lang)
            if one.simulated:
                basis += f" · {WORDS['simulated'].show(lang)}"
            state = WORDS[one.state].show(lang)
            yield r.number, one.check, one.subject, basis, state, one.place, one.value, one.why.show(lang)


def _said(result: Result, lang: str) -> tuple[str, str]:
    return VERDICT_TITLES[result.verdict].show(lang), result.why.show(lang)
