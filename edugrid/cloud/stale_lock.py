"""Locks of engines that are dead."""

import json
import os
import socket
from pathlib import Path
from urllib.parse import unquote, urlparse


def stale_lock(backend: str, stack: str) -> bool:
    """True when the only locks of ``stack`` are of dead processes of this machine.

    Only a file backend (``file://…``) can be looked into; for every other the answer is False, and people decide.
    """
    if not backend.startswith("file://"):
        return False
    parsed = urlparse(backend)
    folder = Path(unquote(parsed.netloc + parsed.path)).expanduser() / ".pulumi" / "locks"
    locks = [path for path in folder.glob(f"**/{stack}/*.json") if path.is_file()]
    return bool(locks) and all(_dead(path) for path in locks)


def _dead(path: Path) -> bool:
    try:
        owner = json.loads(path.read_text(encoding="utf-8"))
        pid, host = int(owner["pid"]), owner["hostname"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    if host != socket.gethostname():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
