"""What is known about one tool, and about the three together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from edugrid.text import Text


@dataclass(frozen=True)
class Tool:
    """A tool as it was found. `path` is None exactly when `source` is "missing"; `version` None when unknown.

    "installed" means that a bundle put it beside edugrid itself. `hint` says what to do about a gap, or about something
    on PATH that had to be passed over; None when all is well.
    """

    name: str
    path: Path | None
    version: str | None
    source: Literal["path", "cache", "installed", "missing"]
    hint: Text | None = None


@dataclass(frozen=True)
class Tools:
    """The engine, its OpenStack provider plugin and its Python language host."""

    engine: Tool
    provider: Tool
    language_host: Tool

    def missing(self) -> tuple[Tool, ...]:
        """Tools that have to be built, or installed, before Pulumi can work."""
        return tuple(tool for tool in (self.engine, self.provider, self.language_host) if tool.path is None)
