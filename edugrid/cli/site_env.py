"""Site settings: ``.edugrid/site.env`` beside the inventories."""

import os
from pathlib import Path


def load_site_env(folder: Path | None = None) -> None:
    """Put ``KEY=VALUE`` lines of the file into the environment; what is set already wins."""
    path = (folder or Path()) / ".edugrid" / "site.env"
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        key, sign, value = line.partition("=")
        if sign and key.strip().isidentifier():
            os.environ.setdefault(key.strip(), value.strip())
