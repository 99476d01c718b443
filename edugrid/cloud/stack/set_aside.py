"""A damaged state is kept where nobody reads it."""

from pathlib import Path
from typing import Final

from edugrid.cloud.engine import Engine
from edugrid.cloud.errors import DamagedStateError
from edugrid.cloud.file_state import file_backend

REPLACED: Final = "replaced"
"""Folder beside the engine's state for what was put out of its place."""


def set_aside(engine: Engine, copy: Path, error: DamagedStateError) -> Path:
    """Move the engine's unreadable file away; only a file backend lets us."""
    backend = file_backend(engine.backend)
    if backend is None:
        raise error
    stacks = backend / ".pulumi" / "stacks"
    found = [path for path in stacks.glob(f"**/{engine.name}.json*") if path.suffix not in {".bak", ".attrs"}]
    if len(found) != 1:
        raise error
    copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return found[0].replace(copy)
