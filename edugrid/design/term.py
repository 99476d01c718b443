"""Something of the registers that ends."""

from datetime import date
from typing import Final, Literal

from edugrid.design.frozen import Frozen
from edugrid.text import Text

MEDIUM_DAYS: Final = 30
HIGH_DAYS: Final = 7

TermKind = Literal["approval", "contract", "exception", "whitelist", "warranty", "certificate", "quarantine", "key"]


class Term(Frozen):
    """One row of a register: ``ends`` is its last day, ``days_left`` 0 on that day and negative afterwards.

    ``about`` says what it is for, ``who`` granted or sold it, ``price_yuan`` (whole yuan) is a contract's.
    ``used`` is False when nothing would notice its end: an old contract that another one has replaced.
    """

    region: str
    kind: TermKind
    id: str
    about: Text
    who: str
    ends: date
    days_left: int
    used: bool
    price_yuan: int | None = None

    @property
    def severity(self) -> Literal["high", "medium", "low"]:
        """High in the last week and after the end, medium in the last thirty days."""
        if self.days_left <= HIGH_DAYS:
            return "high"
        return "medium" if self.days_left <= MEDIUM_DAYS else "low"

    @property
    def left(self) -> Text:
        """How long it lasts, in words."""
        if self.days_left < 0:
            return Text(f"ended {-self.days_left} days ago", f"已到期 {-self.days_left} 天")
        if self.days_left == 0:
            return Text("ends today", "今天到期")
        return Text(f"{self.days_left} days left", f"剩余 {self.days_left} 天")
