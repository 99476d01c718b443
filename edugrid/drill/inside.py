"""Where programs of a drill run: on a host of its fabric, or plainly where there is none."""

import subprocess
import sys

from edugrid.drill.ground import Ground
from edugrid.lab import fabric

SECONDS = 30


def inside(ground: Ground, place: str) -> list[str]:
    """How to start a program on the host behind ``place`` (``pop-2:eth3``); nothing where no such router is in service."""
    router, _, port = place.partition(":")
    device = ground.device(router)
    if device.state != "active":
        return []
    names = [one.name for one in device.ports]
    host = f"h{names.index(port)}-{router}"
    return ["ip", "netns", "exec", fabric.Layout(ground.lab).netns(host)]


def run_inside(ground: Ground, place: str, module: str, *arguments: str) -> str:
    """What ``python -m MODULE`` prints there, in one line; raises CalledProcessError where it fails."""
    program = [*inside(ground, place), sys.executable, "-m", module, *arguments]
    done = subprocess.run(
        program, cwd=ground.folder, env=ground.environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=SECONDS, check=True,
    )  # fmt: skip
    return done.stdout.strip()
