"""Where a bundle puts what belongs to edugrid and is no Python package."""

from __future__ import annotations

import sys
from pathlib import Path


def installed_folder() -> Path:
    """Folder beside edugrid's own environment (`share/edugrid` in it), whether or not it is there.

    Unlike the cache it serves every user of the machine, and nobody clears it away to make room: a machine without a
    network could not make its content again.
    """
    return Path(sys.prefix) / "share" / "edugrid"
