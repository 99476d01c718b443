"""The passphrase that the engine encrypts secrets of local stacks with."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

RANDOM_BYTES = 32


def passphrase_file(path: Path) -> Path:
    """Give `path`, made with a random passphrase and mode 0600 if it is not there; an existing one is never changed."""
    if path.exists():
        return path
    number, name = tempfile.mkstemp(prefix=".passphrase-", dir=path.parent)  # mode 0600 by itself
    new = Path(name)
    try:
        with os.fdopen(number, "w") as file:
            file.write(secrets.token_urlsafe(RANDOM_BYTES))
            file.flush()
            os.fsync(file.fileno())
        # A link, not a rename: of two processes at once, the second must take the first one's passphrase.
        path.hardlink_to(new)
    except FileExistsError:
        pass
    finally:
        new.unlink()
    return path
