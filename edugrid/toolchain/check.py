"""One line of `edugrid doctor`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edugrid.text import Text


class Status(StrEnum):
    """`missing` is for what edugrid cannot work without; `warn` for what only some commands need."""

    OK = "ok"
    WARN = "warn"
    MISSING = "missing"


@dataclass(frozen=True)
class Check:
    """What was looked for and what was found; `hint` says what to do, None when there is nothing to do."""

    name: str
    status: Status
    version: str | None
    detail: str
    hint: Text | None = None
