"""From evidence to verdicts."""

from typing import NamedTuple

from edugrid.comply.control import Control
from edugrid.comply.evidence import Evidence
from edugrid.comply.load_checks import load_checks
from edugrid.comply.load_controls import load_controls
from edugrid.comply.result import Result, Verdict
from edugrid.comply.statements import Statements, Vouched
from edugrid.comply.view import View
from edugrid.text import Text


def judge(view: View, statements: Statements) -> tuple[Result, ...]:
    """Every control that the level of the system asks for, in the order of the map. Pure.

    An extension is left out where the system has no part in it: ``cloud`` belongs to what lies on a cloud, the others to
    systems that say so. Nothing passes without evidence: a check that finds nothing to look at leaves its control unknown.
    """
    level = view.system.level
    known = load_checks()
    seen: dict[str, tuple[Evidence, ...]] = {}
    results = []
    for control in load_controls().controls:
        number = control.number(level)
        if number is None or control.extension not in view.extensions:
            continue
        for name in control.checks:
            if name not in seen:
                seen[name] = known[name](view)
        found = tuple(one for name in control.checks for one in seen[name])
        person = statements.of(control, view.system)
        verdict, why = _verdict(_Case(control, found, person))
        evidence = (*found, *(one.evidence for one in person))
        results.append(Result(control=control, number=number, verdict=verdict, why=why, evidence=evidence))
    return tuple(results)


class _Case(NamedTuple):
    """One control: what its checks found, and what people say."""

    control: Control
    found: tuple[Evidence, ...]
    person: tuple[Vouched, ...]

    @property
    def valid(self) -> tuple[Vouched, ...]:
        """Statements that something holds, with their proof."""
        return tuple(one for one in self.person if one.applies and one.evidence.state == "pass")

    @property
    def whole(self) -> bool:
        """Somebody vouches for the whole control."""
        return any(one.covers is None for one in self.valid)


_Told = tuple[Verdict, Text]


def _verdict(case: _Case) -> _Told:
    for rule in (_failing, _not_applicable, _unknown, _to_attest, _holding):
        told = rule(case)
        if told is not None:
            return told
    return "unknown", Text("no evidence", "没有证据")


def _failing(case: _Case) -> _Told | None:
    if any(one.evidence.state == "fail" for one in case.person):
        return "fail", Text("a person says that it does not hold", "人工确认不符合")
    failed, total = sum(one.state == "fail" for one in case.found), len(case.found)
    text = Text(f"{failed} of {total} pieces of evidence fail", f"{total} 项证据中 {failed} 项不符合")
    return ("fail", text) if failed else None


def _not_applicable(case: _Case) -> _Told | None:
    for one in case.person:
        if one.covers is None and not one.applies and one.evidence.state == "pass":
            return "not-applicable", one.evidence.why
    return None


def _unknown(case: _Case) -> _Told | None:
    if case.control.checks and not case.found and not case.whole:
        return "unknown", Text("the checks found nothing to look at", "检查未找到可核对的对象")
    unseen = [one for one in case.found if one.state == "unknown"]
    count, total = sum(not any(item.covering(one.subject) for item in case.valid) for one in unseen), len(case.found)
    text = Text(f"{count} of {total} pieces of evidence are unknown", f"{total} 项证据中 {count} 项未知")
    return ("unknown", text) if count else None


def _to_attest(case: _Case) -> _Told | None:
    if not case.control.attest or case.whole:
        return None
    stale = next((one.evidence.why for one in case.person if one.evidence.state == "unknown"), None)
    if stale is not None:
        return "attest", stale
    if case.control.checks:
        return "attest", Text("every check passes; a person must vouch for the rest", "检查均通过，其余须由人员确认")
    return "attest", Text("a person must vouch for it", "须由人员确认")


def _holding(case: _Case) -> _Told | None:
    if any(one.state == "pass" for one in case.found):
        return "pass", Text(f"{len(case.found)} piece(s) of evidence", f"{len(case.found)} 项证据")
    return ("attested", Text("a person vouches for it", "已由人员确认")) if case.valid else None
