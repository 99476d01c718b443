"""Days on which nothing may be broken, and hours in which devices may be changed."""

from datetime import date, datetime, time, timedelta
from typing import Final, Literal, Self

from pydantic import model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.mistake import MistakeError
from edugrid.text import Text

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DAYS: Final[tuple[Day, ...]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Freeze(Frozen):
    """First and last day (Asia/Shanghai): exams, start of term.

    In clouds no destructive change is made then, on devices none at all (docs/decisions/0008).
    """

    name: str
    first: date
    last: date

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.last < self.first:
            raise MistakeError(
                Text(
                    f"the freeze ends ({self.last}) before it starts ({self.first})",
                    f"冻结期的结束日（{self.last}）早于开始日（{self.first}）",
                )
            )
        return self


class ChangeWindow(Frozen):
    """Hours (Asia/Shanghai) in which devices may be changed: from ``start`` until before ``end`` of each of the ``days``.

    An ``end`` that is not after ``start`` lies on the next day: ``fri 22:00-06:00`` lasts until Saturday morning.
    """

    days: tuple[Day, ...] = DAYS
    start: time
    end: time

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.days or self.start == self.end:
            raise MistakeError(Text("the change window is empty", "变更窗口为空"))
        return self

    def covers(self, at: datetime) -> bool:
        """Whether ``at`` lies in the window."""
        for day in (at.date(), at.date() - timedelta(days=1)):
            if DAYS[day.weekday()] in self.days:
                start = datetime.combine(day, self.start, at.tzinfo)
                last_day = day if self.end > self.start else day + timedelta(days=1)
                if start <= at < datetime.combine(last_day, self.end, at.tzinfo):
                    return True
        return False

    def next_start(self, at: datetime) -> datetime:
        """The first start after ``at``."""
        days = (at.date() + timedelta(days=number) for number in range(9))
        starts = (datetime.combine(day, self.start, at.tzinfo) for day in days if DAYS[day.weekday()] in self.days)
        return next(start for start in starts if start > at)
