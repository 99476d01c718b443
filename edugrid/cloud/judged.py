"""Violations, with those set apart that a dated exception covers."""

from collections.abc import Iterable
from typing import NamedTuple

from edugrid.cloud.violation import Violation
from edugrid.intent.excepted import excepted
from edugrid.intent.registers import PolicyException
from edugrid.intent.tree import Intent
from edugrid.text import Text


class Excepted(NamedTuple):
    """A violation that is allowed until the exception ends."""

    violation: Violation
    exception: PolicyException

    @property
    def text(self) -> Text:
        """One line for people."""
        v, e = self
        return Text(
            f"excepted until {e.until} ({e.id}, {e.approver}: {e.reason}): {v.where}: {v.message.en} [{v.rule}]",
            f"已批准例外，有效至 {e.until}（{e.id}，{e.approver}：{e.reason}）：{v.where}：{v.message.zh} [{v.rule}]",
        )


class Judged(NamedTuple):
    """What must stop the work, and what is allowed for a time."""

    refused: tuple[Violation, ...]
    excepted: tuple[Excepted, ...]


def judge(violations: Iterable[Violation], intent: Intent) -> Judged:
    """Hold ``violations`` against the exceptions of their cities on the day of ``intent``; pure.

    One whose exception has ended stays refused, and its hint says so.
    """
    registers = {city.path: city.registers.exceptions for city in intent.cities}
    refused: list[Violation] = []
    allowed: list[Excepted] = []
    for violation in sorted(set(violations), key=lambda v: (v.where, v.rule, v.message.en)):
        rows = registers.get(violation.region, ())
        row = excepted(violation.rule, violation.where, rows, intent.today)
        if row is not None:
            allowed.append(Excepted(violation, row))
            continue
        ended = [old for old in rows if old.until < intent.today]
        late = next((old for old in ended if excepted(violation.rule, violation.where, (old,), old.until)), None)
        refused.append(violation if late is None else violation._replace(hint=_ended(violation, late)))
    return Judged(tuple(refused), tuple(allowed))


def _ended(violation: Violation, row: PolicyException) -> Text:
    return Text(
        f"{violation.hint.en} (the exception {row.id} ended on {row.until}; {row.approver} may renew it)",
        f"{violation.hint.zh}（例外 {row.id} 已于 {row.until} 到期，可由{row.approver}续批）",
    )
