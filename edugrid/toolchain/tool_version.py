"""Asking a program for its version."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TIMEOUT_S = 30


def tool_version(path: Path | str, argument: str, env: Mapping[str, str]) -> str | None:
    """First thing like `1.2.3` that the program prints when called with `argument`.

    None when it does not start, fails, takes longer than 30 s or prints nothing of the kind.
    """
    try:
        done = subprocess.run(
            [str(path), argument],
            env={**env, "PULUMI_SKIP_UPDATE_CHECK": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=TIMEOUT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"\d+\.\d+(\.\d+)?", done.stdout or done.stderr)
    return found.group() if found and done.returncode == 0 else None
