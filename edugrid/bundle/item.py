"""One file of a bundle."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Item:
    """``name`` is the path inside the bundle, ``content`` a file that holds it or the bytes themselves."""

    name: str
    content: Path | bytes
    executable: bool = False

    @cached_property
    def sha256(self) -> str:
        """Hexadecimal digest of the content."""
        if isinstance(self.content, bytes):
            return hashlib.sha256(self.content).hexdigest()
        with self.content.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content) if isinstance(self.content, bytes) else self.content.stat().st_size
