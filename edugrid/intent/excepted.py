"""Whether a dated exception covers something."""

import re
from collections.abc import Iterable
from datetime import date

from edugrid.intent.registers import PolicyException


def excepted(rule: str, where: str, rows: Iterable[PolicyException], today: date) -> PolicyException | None:
    """The row that covers ``where`` for ``rule`` and lasts longest; None when none does or all have ended.

    A row's ``where`` is the place as the violation shows it, or its last part (behind the last ``/``); ``*`` in it
    stands for any text.
    """
    names = {where, where.rsplit("/", 1)[-1]}
    fitting = [row for row in rows if row.rule == rule and row.until >= today and _fits(row.where, names)]
    return max(fitting, key=lambda row: (row.until, row.id), default=None)


def _fits(pattern: str, names: set[str]) -> bool:
    wanted = re.compile(".*".join(re.escape(part) for part in pattern.split("*")), re.DOTALL)
    return any(wanted.fullmatch(name) for name in names)
