"""The journal of a run: what was begun and what was done, on disk before the next step."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any


class JournalError(Exception):
    """The journal is damaged in a way that a cut-off write does not explain."""

    exit_code = 1


class Journal:
    """Append-only JSON lines. Every ``write`` is on disk when it returns, whatever kills the program afterwards."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()

    def write(self, event: str, device: str | None = None, **facts: Any) -> None:  # noqa: ANN401 - any JSON value
        """Add one event; ``facts`` must not hold secrets."""
        entry = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event}
        entry |= {} if device is None else {"device": device}
        line = json.dumps(entry | facts, ensure_ascii=False) + "\n"
        with self._lock:
            handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                # a write cut off by a crash must not swallow the next event
                end = os.lseek(handle, 0, os.SEEK_END)
                torn = end > 0 and os.pread(handle, 1, end - 1) != b"\n"
                os.write(handle, ("\n" if torn else "").encode() + line.encode())
                os.fsync(handle)
            finally:
                os.close(handle)

    def read(self) -> tuple[dict[str, Any], ...]:
        """Return all events, each with at least ``event``; an unfinished line, left by a crash, is passed over.

        Raises:
            JournalError: a finished line is no event.

        """
        if not self.path.exists():
            return ()
        events: list[dict[str, Any]] = []
        lines = self.path.read_bytes().split(b"\n")
        for number, line in enumerate(lines, 1):
            if not line:
                continue
            try:
                event = json.loads(line)
                if not isinstance(event, dict) or not isinstance(event.get("event"), str):
                    raise JournalError(f"{self.path}:{number}: not an event; the file was changed by hand")
                events.append(event)
            except (ValueError, RecursionError):
                # a torn line is the beginning of an event; anything else was written by somebody else
                if not line.startswith(b"{"):
                    raise JournalError(f"{self.path}:{number}: not an event; the file was changed by hand") from None
        return tuple(events)
