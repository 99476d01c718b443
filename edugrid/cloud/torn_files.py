"""What a full disk leaves in a file backend beside a whole state."""

import time
from pathlib import Path
from typing import Final

from edugrid.cloud.file_state import file_backend

SETTLED_SECONDS: Final = 5.0
"""A file this old is not being written any more: the engine writes each in one go."""


def clear_torn_files(backend: str) -> int:
    """Remove empty files that stop every later run with "unexpected end of JSON input"; how many there were.

    The engine writes a lock to ``….tmp`` and renames it, and attributes to ``….attrs``, which may be missing. When the
    disk is full both stay behind empty: the first is then taken for somebody's lock. States are never touched.
    """
    folder = file_backend(backend)
    if folder is None:
        return 0
    own = folder / ".pulumi"
    found = [*own.glob("locks/**/*.tmp"), *own.glob("locks/**/*.attrs"), *own.glob("stacks/**/*.attrs")]
    return sum(_clear(path) for path in found)


def _clear(path: Path) -> bool:
    try:
        while not (status := path.stat()).st_size:
            if time.time() - status.st_mtime > SETTLED_SECONDS:
                path.unlink()
                return True
            time.sleep(0.2)
    except OSError:
        return False  # finished or taken away meanwhile
    return False
