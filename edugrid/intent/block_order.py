"""One order of the block register (``registers/blocks.csv``)."""

from datetime import date, datetime
from functools import cached_property
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Annotated, Self

from pydantic import Field, model_validator

from edugrid.design.frozen import Frozen
from edugrid.intent.indicator import IndicatorKind, canonical
from edugrid.intent.mistake import MistakeError
from edugrid.intent.moment import SHANGHAI
from edugrid.intent.settings import Name
from edugrid.text import Text

Written = Annotated[str, Field(min_length=1, max_length=300)]

LAST_NUMBER = 25_997
"""The number in an id gives the rule its number in access lists; those of blocks end here."""


class BlockOrder(Frozen):
    """Block one indicator until the end of a day (Asia/Shanghai).

    ``scope``: ``city``, or a county of it. ``priority``: 1 goes first where a device cannot hold every order, 9 last.
    ``lifted``: it ended then, before its day. A row stays in the file when its order is over: it is the record.
    """

    id: Annotated[str, Field(pattern=r"^BL-[0-9]{4,5}$")]
    kind: IndicatorKind
    indicator: str
    scope: Name = "city"
    reason: Written
    source: Written
    applicant: Written
    approver: Written
    created: datetime
    until: date
    priority: Annotated[int, Field(ge=1, le=9)] = 5
    lifted: datetime | None = None
    lifted_by: str | None = None

    @model_validator(mode="after")
    def _written_right(self) -> Self:
        found = canonical(self.kind, self.indicator)
        if found != self.indicator:
            raise MistakeError(
                Text(f"{self.indicator!r} must be written {found!r}", f"“{self.indicator}”应写作“{found}”")
            )
        if not 0 < self.number <= LAST_NUMBER:
            raise MistakeError(
                Text(
                    f"the number of {self.id} is not within 1-{LAST_NUMBER}",
                    f"{self.id} 的序号须在 1–{LAST_NUMBER} 之间",
                )
            )
        if self.until < self.begins.date():
            raise MistakeError(
                Text(f"the order ends ({self.until}) before it began", f"截止日（{self.until}）早于创建日期")
            )
        return self

    @property
    def number(self) -> int:
        """The number in the id."""
        return int(self.id.removeprefix("BL-"))

    @property
    def begins(self) -> datetime:
        """``created`` with its zone."""
        return self.created if self.created.tzinfo else self.created.replace(tzinfo=SHANGHAI)

    @cached_property
    def network(self) -> IPv4Network | IPv6Network | None:
        """What it covers, of an address."""
        return ip_network(self.indicator) if self.kind == "address" else None

    def active(self, at: datetime) -> bool:
        """True until the end of its last day, unless it was lifted."""
        return self.lifted is None and at.astimezone(SHANGHAI).date() <= self.until


class BlocksFile(Frozen):
    """All rows of ``registers/blocks.csv``."""

    rows: tuple[BlockOrder, ...]
