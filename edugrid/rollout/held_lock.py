"""A lock file that the operating system lets go of however the program ends."""

import fcntl
import getpass
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path


class HeldError(Exception):
    """Somebody holds the lock; ``who`` says who, for what and since when, as far as the file tells."""

    def __init__(self, who: str) -> None:
        self.who = who
        super().__init__(who)


@contextmanager
def held_lock(path: Path, purpose: str) -> Iterator[None]:
    """Hold the file ``path``; never waits.

    Raises:
        HeldError: another process holds it.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise HeldError(_holder(handle)) from None
        holder = {
            "user": getpass.getuser(),
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
            "purpose": purpose,
        }
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps(holder).encode(), 0)
        yield
    finally:
        os.close(handle)


def _holder(handle: int) -> str:
    try:
        held = json.loads(os.pread(handle, 4096, 0))
        return f"{held['user']}@{held['host']} (pid {held['pid']}, {held['purpose']}, since {held['since']})"
    except (ValueError, KeyError, TypeError, RecursionError):
        return "?"
