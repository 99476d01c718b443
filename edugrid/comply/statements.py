"""What people vouch for, held against the files that prove it."""

from collections.abc import Mapping
from datetime import date
from fnmatch import fnmatchcase
from typing import Final, NamedTuple

from edugrid.comply.control import Control
from edugrid.comply.evidence import Evidence, State
from edugrid.comply.system import System
from edugrid.intent.registers import ComplianceStatement
from edugrid.text import Text

MAX_AGE_DAYS: Final = 366
"""An attestation older than a year proves nothing any more: level 3 is evaluated at least once a year."""


def matches(pattern: str, control: Control, level: int) -> bool:
    """True where ``pattern`` (a number, ``*`` for any text) names ``control`` by its key or its number at ``level``."""
    return any(fnmatchcase(name, pattern) for name in (control.key, control.number(level)) if name)


class Vouched(NamedTuple):
    """One statement: ``covers`` is a pattern of subjects (None: the whole control), ``applies`` False: not applicable."""

    covers: str | None
    applies: bool
    evidence: Evidence

    def covering(self, subject: str) -> bool:
        """True where it speaks for ``subject``."""
        return self.covers is None or fnmatchcase(subject, self.covers)


class Statements(NamedTuple):
    """The rows of ``registers/compliance.csv`` with their ``file:line``, and what the evidence files hash to.

    ``sums``: SHA-256 by name of a file in ``registers/evidence``; None where it cannot be read.
    """

    rows: tuple[tuple[str, ComplianceStatement], ...]
    sums: Mapping[str, str | None]
    today: date

    def of(self, control: Control, system: System) -> tuple[Vouched, ...]:
        """What is said about ``control`` of ``system``; of several rows about one thing the newest counts, then the last."""
        latest: dict[str, tuple[str, ComplianceStatement]] = {}
        for place, row in sorted(self.rows, key=lambda pair: pair[1].day):
            if fnmatchcase(system.name, row.system) and matches(row.control, control, system.level):
                latest[row.subject] = (place, row)
        return tuple(self._vouched(place, row) for place, row in latest.values())

    def _vouched(self, place: str, row: ComplianceStatement) -> Vouched:
        state, why = self._state(row)
        evidence = Evidence(
            check="attestation",
            subject=row.subject or row.system,
            basis="attested",
            state=state,
            place=place,
            value=" ".join(filter(None, (row.by, str(row.day), row.evidence, row.sha256, row.reason))),
            why=why,
        )
        return Vouched(row.subject or None, row.says != "not-applicable", evidence)

    def _state(self, row: ComplianceStatement) -> tuple[State, Text]:
        stale = self._stale(row)
        if stale is not None:
            return "unknown", stale
        if row.says == "fails":
            return "fail", Text(row.reason, row.reason)
        if row.says == "not-applicable":
            return "pass", Text(f"not applicable: {row.reason} ({row.by})", f"不适用：{row.reason}（{row.by}）")
        return "pass", Text(f"{row.by} vouches for it, {row.day}", f"{row.by} 于 {row.day} 确认")

    def _stale(self, row: ComplianceStatement) -> Text | None:
        """Why it proves nothing now."""
        if row.day > self.today:
            return Text(f"dated {row.day}, which has not come", f"日期 {row.day} 尚未到来")
        if (self.today - row.day).days > MAX_AGE_DAYS:
            return Text(f"older than a year ({row.day})", f"确认时间超过一年（{row.day}）")
        found = self.sums.get(row.evidence) if row.evidence else row.sha256
        if found is None:
            return Text(f"{row.evidence} cannot be read", f"无法读取证据文件 {row.evidence}")
        if found != row.sha256:
            return Text(f"{row.evidence} was changed since", f"证据文件 {row.evidence} 之后被改动")
        return None
