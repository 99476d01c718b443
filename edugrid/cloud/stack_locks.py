"""Who holds the lock of a stack."""

import json
import os
import re
import socket
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from edugrid.cloud.errors import CloudError
from edugrid.cloud.file_state import file_backend
from edugrid.text import Text

CREATED_BY: Final = re.compile(
    r"created by (?P<user>[^@\s]*)@(?P<host>\S+) \(pid (?P<pid>\d{1,19})\) at (?P<since>\S+)"
)
"""The engine's words (pkg/backend/diy/lock.go), the same for every backend of its own."""


class LockOwner(NamedTuple):
    """``since`` as the engine wrote it; ``dead`` when it was a process of this machine that is not there any more."""

    user: str
    host: str
    pid: int
    since: str
    dead: bool = False

    def show(self) -> str:
        """One line for people."""
        return f"{self.user}@{self.host}, pid {self.pid}, {self.since}"


def stack_locks(backend: str, stack: str) -> tuple[LockOwner, ...]:
    """Owners of the locks of ``stack``. Only a file backend (``file://…``) can be looked into; for others: none known."""
    folder = file_backend(backend)
    if folder is None:
        return ()
    found = (_owner(path) for path in sorted((folder / ".pulumi/locks").glob(f"**/{stack}/*.json")) if path.is_file())
    return tuple(owner for owner in found if owner is not None)


def locked_error(owners: Iterable[LockOwner], detail: str = "") -> CloudError:
    """The error that names them."""
    names = "; ".join(owner.show() for owner in owners)
    return CloudError(
        Text(
            f"another run holds the lock of this stack: {names}"
            if names
            else "another run holds the lock of this stack",
            f"该堆栈正被另一个进程锁定：{names}" if names else "该堆栈正被另一个进程锁定",
        ),
        Text(
            "wait for it; if that process is dead, run the same edugrid command again on its machine, or: pulumi cancel",
            "请等待其结束；若该进程已不存在，请在其所在机器上重新运行同一条 edugrid 命令，或运行：pulumi cancel",
        ),
        detail,
    )


def owners_named_in(text: str) -> tuple[LockOwner, ...]:
    """Owners that the engine's own message names."""
    return tuple(
        _judged(LockOwner(found["user"], found["host"], int(found["pid"]), found["since"]))
        for found in CREATED_BY.finditer(text)
    )


def _owner(path: Path) -> LockOwner | None:
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(body["timestamp"]).isoformat(timespec="seconds")
        owner = LockOwner(str(body["username"]), str(body["hostname"]), int(body["pid"]), since)
    except FileNotFoundError:
        return None  # taken off a moment ago
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return LockOwner("?", "?", 0, path.name)  # being written
    return _judged(owner)


def _judged(owner: LockOwner) -> LockOwner:
    return owner._replace(dead=owner.host == socket.gethostname() and not _alive(owner.pid))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):  # a damaged number proves no death
        return True
    return True
