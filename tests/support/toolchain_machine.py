"""A machine of our own for a test: an empty PATH folder, an empty cache, fake programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Machine:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "bin"
        self.cache = folder / "cache"
        self.bin.mkdir()
        (folder / "home").mkdir()

    @property
    def env(self) -> dict[str, str]:
        return {"PATH": str(self.bin), "HOME": str(self.folder / "home"), "EDUGRID_CACHE": str(self.cache)}

    def program(self, path: Path | str, script: str) -> Path:
        file = self.bin / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)
        return file
