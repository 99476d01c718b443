"""Where things are kept that can be made again."""

import os
from pathlib import Path


def cache_dir() -> Path:
    """Return ``$EDUGRID_CACHE``, else ``$XDG_CACHE_HOME/edugrid``, else ``~/.cache/edugrid``; it need not exist yet.

    A relative ``XDG_CACHE_HOME`` is ignored, as the XDG Base Directory Specification 0.8 demands.
    """
    if own := os.environ.get("EDUGRID_CACHE"):
        return Path(own).absolute()
    shared = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (shared if shared.is_absolute() else Path.home() / ".cache") / "edugrid"
