"""Run one system program and read its answer."""

import subprocess

from edugrid.lab.fabric.fabric_error import FabricError


def system(*argv: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run `argv` and return what it said; raise FabricError when it fails and `check` is set."""
    done = subprocess.run(argv, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=60)
    if check and done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise FabricError(f"{' '.join(argv)}: exit {done.returncode}: {said}")
    return done
