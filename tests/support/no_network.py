"""A place without any network: a new network namespace whose only interface is a loopback that leads nowhere."""

from __future__ import annotations

import os
import shutil
import subprocess

ENTER = ("unshare", "--net", "--", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")
"""Goes before a command; the loopback is up because an engine and its plugins talk over it."""


def no_network() -> tuple[bool, str]:
    """Whether such a place can be made here, and why not."""
    if os.geteuid() != 0:
        return False, "not root"
    if missing := [name for name in ("unshare", "ip") if shutil.which(name) is None]:
        return False, f"no {' and no '.join(missing)}"
    done = subprocess.run([*ENTER, "true"], capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stderr.strip()
