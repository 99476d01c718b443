"""Evidence files: kept beside the register, known by their SHA-256."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

FOLDER: Final = "evidence"
"""Below ``registers/``: scans of forms, screenshots, bills."""


def sha256_of(path: Path) -> str | None:
    """SHA-256 of a file in hex; None when it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def evidence_sums(registers: Path, names: Iterable[str]) -> dict[str, str | None]:
    """SHA-256 by name of the files in ``registers``/evidence; a name that leads out of it is not looked at."""
    folder = (registers / FOLDER).resolve()
    found: dict[str, str | None] = {}
    for name in names:
        path = (folder / name).resolve()
        found[name] = sha256_of(path) if path.is_relative_to(folder) else None
    return found
