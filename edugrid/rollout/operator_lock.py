"""One operator at a time."""

import fcntl
import getpass
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from edugrid.rollout.refusal import Refusal
from edugrid.text import Text


class LockedError(Refusal):
    """Somebody else is changing the network from this state folder; the message names the holder."""


@contextmanager
def operator_lock(state: Path, purpose: str) -> Iterator[None]:
    """Hold ``<state>/apply.lock``; the operating system lets go of it however this program ends.

    Raises:
        LockedError: it is held.

    """
    state.mkdir(parents=True, exist_ok=True)
    handle = os.open(state / "apply.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockedError(_holder(handle)) from None
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


def _holder(handle: int) -> Text:
    try:
        held = json.loads(os.pread(handle, 4096, 0))
        who = f"{held['user']}@{held['host']} (pid {held['pid']}, {held['purpose']}, since {held['since']})"
    except (ValueError, KeyError):
        who = "?"
    return Text(f"the network is being changed by {who}; wait until it is done", f"网络正由 {who} 变更；请等待其完成")
