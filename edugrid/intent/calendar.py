"""Days on which nothing may be broken."""

from datetime import date
from typing import Self

from pydantic import model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.mistake import MistakeError
from edugrid.text import Text


class Freeze(Frozen):
    """First and last day (Asia/Shanghai) without destructive changes: exams, start of term."""

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
