"""Where a command reads and writes."""

import os
from pathlib import Path


def inventories() -> Path:
    """The folder of provinces: EDUGRID_INVENTORIES, or ``inventories`` in the working folder."""
    return Path(os.environ.get("EDUGRID_INVENTORIES", "inventories"))


def state() -> Path:
    """The folder of runs, locks and Pulumi state: EDUGRID_STATE, or ``.edugrid`` in the working folder."""
    return Path(os.environ.get("EDUGRID_STATE", ".edugrid")).absolute()
