"""Files that are there whole or not at all."""

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Put ``text`` at ``path``, readable by its owner only; a reader, or a crash, never meets half of it.

    Raises:
        OSError: the folder is missing, full or not ours.

    """
    part = path.with_suffix(".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)  # noqa: PTH105 - atomic on POSIX: a reader sees the old file or the new one
