"""A file that is there whole or not at all."""

import os
from pathlib import Path


def put_file(path: Path, text: str | bytes, mode: int | None = None) -> None:
    """Put ``text`` (UTF-8) at ``path``: a reader, a crash or a full disk never meets half of it.

    ``mode`` are its permission bits; without it they stay as they were, or are the usual ones.

    Raises:
        OSError: the folder is missing, full or not ours; what was there is as it was.

    """
    part = path.with_name(f".{path.name}.part")
    bits = mode if mode is not None else path.stat().st_mode & 0o777 if path.exists() else None
    try:
        with open(part, "wb", opener=lambda name, flags: os.open(name, flags, 0o666 if bits is None else bits)) as file:
            if bits is not None:
                os.fchmod(file.fileno(), bits)  # whatever the umask, and whoever left a part behind
            file.write(text.encode() if isinstance(text, str) else text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
