"""Where the audit log is."""

import os
import socket
from pathlib import Path
from typing import Final

from edugrid.cli.paths import state

VARIABLE: Final = "EDUGRID_AUDIT"
ANCHOR: Final = "audit"
"""Region and kind of events of the history that hold hashes of this log."""


def audit_log() -> Path:
    """The file that EDUGRID_AUDIT names, else ``audit.jsonl`` in the state folder."""
    named = os.environ.get(VARIABLE)
    return Path(named).expanduser().absolute() if named else state() / "audit.jsonl"


def log_place() -> str:
    """Which log it is, for a history that several machines write."""
    return f"{socket.gethostname()}:{audit_log()}"
