"""Turns at a cloud: one after the other, for every process of this machine that works on it."""

import fcntl
import os
import time
from pathlib import Path
from typing import Final

FURTHEST: Final = 900 * 10**9
"""A turn further ahead (in nanoseconds) was written by a clock that has since been set back."""


def take_turn(path: Path, per_second: float) -> float:
    """Take the next turn in the file ``path``; the seconds until then, 0 when it is now.

    The file holds when the next turn is free, in nanoseconds since 1970; it is locked while it is read and written.
    The provider does the same (toolchain/provider/limit/pace.go), so that engine and client share one bound. Where the
    file cannot be kept, everybody waits one interval: slower, never faster.
    """
    interval = int(10**9 / per_second)
    now = time.time_ns()
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            content = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip()
            free = int(content) if content.isdigit() else 0
            mine = free if now < free < now + FURTHEST else now
            os.pwrite(descriptor, f"{mine + interval}\n".encode(), 0)
        finally:
            os.close(descriptor)  # this unlocks, too
    except OSError:
        return interval / 10**9
    return (mine - now) / 10**9
