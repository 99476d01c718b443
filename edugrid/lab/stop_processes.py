"""End processes that were started here."""

import os
import signal
import time
from collections.abc import Mapping
from contextlib import suppress

from edugrid.lab.process_record import ProcessRecord

TERM_SECONDS = 10.0
KILL_SECONDS = 5.0
POLL_SECONDS = 0.05


def _signal(record: ProcessRecord, number: signal.Signals) -> None:
    # A pidfd names the process, not the number: nothing can slip in between the check and the signal.
    with suppress(ProcessLookupError):
        descriptor = os.pidfd_open(record.pid)
        try:
            if record.alive:
                signal.pidfd_send_signal(descriptor, number)
        finally:
            os.close(descriptor)


def _wait(records: Mapping[str, ProcessRecord], seconds: float) -> dict[str, ProcessRecord]:
    deadline = time.monotonic() + seconds
    while True:
        for record in records.values():
            # Reaps it where it is our own child; otherwise init does.
            with suppress(ChildProcessError):
                os.waitpid(record.pid, os.WNOHANG)
        left = {name: record for name, record in records.items() if record.alive}
        if not left or time.monotonic() > deadline:
            return left
        time.sleep(POLL_SECONDS)


def stop_processes(records: Mapping[str, ProcessRecord], *, at_once: bool = False) -> list[str]:
    """Send TERM (not with ``at_once``), wait 10 s, send KILL; return the names of those that were alive and have ended.

    A record whose process number now belongs to somebody else is left alone. Raises TimeoutError naming what outlived
    KILL by 5 s.
    """
    ours = {name: record for name, record in records.items() if record.alive}
    left = ours
    if not at_once:
        for record in ours.values():
            _signal(record, signal.SIGTERM)
        left = _wait(ours, TERM_SECONDS)
    for record in left.values():
        _signal(record, signal.SIGKILL)
    if left := _wait(left, KILL_SECONDS):
        raise TimeoutError(f"still running after KILL: {', '.join(sorted(left))}")
    return list(ours)
