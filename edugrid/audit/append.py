"""Add an entry to the audit log."""

import fcntl
import getpass
import os
import socket
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from edugrid.audit.entry import GENESIS, AuditEntry, Event
from edugrid.audit.errors import AuditError
from edugrid.audit.whole_entry import whole_entry

_BLOCK: Final = 65_536


def append(path: Path, event: Event, **facts: Any) -> AuditEntry:  # noqa: ANN401 - fields of an entry
    """Chain an entry to the last one of ``path`` and have it on disk; ``facts`` must not hold secrets.

    Processes wait for each other. What a write that was cut off has left is closed by an entry of its own, and stays.

    Raises:
        AuditError: it cannot be written.

    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise AuditError.unwritten(path, error) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        last, rest = _tail(handle)
        text = b""
        if rest and not rest.endswith(b"\n"):
            text = b"\n"
            whole = whole_entry(rest.rpartition(b"\n")[2])
            # only its newline was cut off: an entry like any other, and what is before it is its own affair
            last, rest = (whole, b"") if whole else (last, rest + b"\n")
        if rest:
            last = _next(last, "torn", about=sha256(rest).hexdigest())
            text += last.line()
        entry = _next(last, event, **facts)
        _write(handle, text + entry.line())
    except OSError as error:
        raise AuditError.unwritten(path, error) from error
    finally:
        os.close(handle)
    return entry


def _next(last: AuditEntry | None, event: Event, **facts: Any) -> AuditEntry:  # noqa: ANN401 - as above
    entry = AuditEntry(
        number=last.number + 1 if last else 1,
        at=datetime.now(UTC).isoformat(timespec="milliseconds"),
        event=event,
        user=f"{getpass.getuser()}@{socket.gethostname()}",
        previous=last.hash if last else GENESIS,
        **facts,
    )
    return entry.model_copy(update={"hash": entry.digest()})


def _tail(handle: int) -> tuple[AuditEntry | None, bytes]:
    """The last line that is an entry, and all bytes after it."""
    start = os.lseek(handle, 0, os.SEEK_END)
    found = b""
    while start:
        size = min(_BLOCK, start)
        start -= size
        found = os.pread(handle, size, start) + found
        lines = found.split(b"\n")
        # the first piece may begin before this block
        for index in range(len(lines) - 2, -1 if start == 0 else 0, -1):
            entry = whole_entry(lines[index])
            if entry:
                return entry, b"\n".join(lines[index + 1 :])
    return None, found


def _write(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]
    os.fsync(handle)
