"""Stop the simulated devices of a lab."""

import contextlib
import os
import signal
import time
from pathlib import Path

from edugrid.lab.devices.process import ServerProcess, forget_process, recorded_process

STOP_SECONDS = 10


def down(lab: Path) -> bool:
    """End the recorded process (SIGTERM, then SIGKILL); device states stay. True when one was running."""
    process = recorded_process(lab)
    running = process is not None and process.alive()
    if process is not None and running:
        _end(process)
    forget_process(lab)
    (lab / "devices" / "endpoints.json").unlink(missing_ok=True)
    return running


def _end(process: ServerProcess) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        if not process.alive():
            break
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, number)
        end = time.monotonic() + STOP_SECONDS
        while process.alive() and time.monotonic() < end:
            time.sleep(0.02)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(process.pid, os.WNOHANG)  # when it was started by this program, take its exit status
